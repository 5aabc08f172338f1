import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { listObjects } from '../../../src/deploy/objects.ts';

vi.setConfig({ maxConcurrency: 2 });

const run = promisify(execFile);

// What they find is not judged here: one round on a machine that is at work proves nothing.
test.concurrent.each(['up', 'ready', 'commands', 'render', 'memory'])('%s runs, and leaves nothing', async (name) => {
  const child = run(process.execPath, ['benchmarks/run.mjs', name, '--quick']);
  const { stdout } = await child;
  expect(stdout).toMatch(/^ {2}(?:met {3}|MISSED) {2}.+: .+, at most .+$/m);
  expect(stdout).toMatch(/^ {2}\d+ s$/m);
  const { containers, networks, volumes } = await listObjects(await connect(), {});
  const ours = JSON.stringify([containers, networks, volumes]).match(
    new RegExp(`swbench-${child.child.pid}-[\\w-]+`, 'g'),
  );
  expect(ours).toBe(null);
});
