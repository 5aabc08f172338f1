import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const generate = 'scripts/generate.mjs';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'fast',
          globalSetup: generate,
          include: ['test/**/*.test.ts'],
          exclude: ['test/docker/**'],
          // Importing everything anew for each file would take most of the time.
          isolate: false,
          // By default a machine with two processors gets one worker.
          maxWorkers: 2,
          // Against hanging: a command that takes 0.2 s takes seconds on a machine that does much else.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'docker',
          globalSetup: generate,
          setupFiles: 'test/docker/engine.ts',
          // How many run at once is the runner's affair; a wait would be one more line of their output.
          env: { STACKWRIGHT_TEST_SLOTS: '0' },
          include: ['test/docker/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
          // Against hanging: from nothing, the first stack of a kind waits for images that four files build at once.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
