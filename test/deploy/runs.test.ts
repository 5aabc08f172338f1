import { execFileSync } from 'node:child_process';
import type Docker from 'dockerode';
import { build } from 'esbuild';
import { afterEach, expect, test, vi } from 'vitest';
import { LABEL, type Labels } from '../../src/deploy/labels.ts';
import { runStates } from '../../src/deploy/runs.ts';
import { pidSpace } from '../../src/lib/pid-space.ts';
import { processStart } from '../../src/lib/process-start.ts';

const HOUR_MS = 60 * 60 * 1000;

/** What becomes of a run whose container has these labels; no mark is there. */
async function stateOf(labels: Labels, { running = true, policy = 'no' } = {}): Promise<string> {
  const inspect = async () => ({ State: { Running: running }, HostConfig: { RestartPolicy: { Name: policy } } });
  const listVolumes = async () => ({ Volumes: [] });
  const docker = { listVolumes, getContainer: () => ({ inspect }) } as unknown as Docker;
  const containers = [{ Labels: { [LABEL.run]: 'r', ...labels } } as unknown as Docker.ContainerInfo];
  return (await runStates(docker, { containers, networks: [], volumes: [] })).stateOf('r');
}

const owned = (pid: number, start: string | null) => ({
  [LABEL.host]: pidSpace(),
  [LABEL.pid]: String(pid),
  [LABEL.pidStart]: start ?? '',
});
const elsewhere = (hours: number) => ({
  [LABEL.host]: 'another machine',
  [LABEL.created]: new Date(Date.now() - hours * HOUR_MS).toISOString(),
});

afterEach(() => vi.useRealTimers());

test.each([
  ['lives', owned(process.pid, processStart(process.pid)), 'live'],
  ['is gone', owned(2 ** 22 + 1, '1'), 'abandoned'],
  ['had the id that another process has now', owned(process.pid, '1'), 'abandoned'],
  ['is on another machine, since an hour,', elsewhere(1), 'live'],
  ['is on another machine, since two days,', elsewhere(48), 'abandoned'],
  ['has a clock that is an hour ahead of ours', elsewhere(-1), 'live'],
])('whose owner %s is %s', async (_, labels, state) => {
  expect(await stateOf(labels)).toBe(state);
});

test.each([
  ['restarts by itself', {}, { policy: 'unless-stopped' }, 'committed'],
  ['restarts by itself, stopped by hand', {}, { policy: 'unless-stopped', running: false }, 'committed'],
  ['runs, and would not restart', {}, { policy: 'no' }, 'abandoned'],
  ['is a test’s', { [LABEL.throwAway]: 'true' }, { policy: 'unless-stopped' }, 'abandoned'],
])('a run without a mark whose container %s is %s', async (_, labels, facts, state) => {
  expect(await stateOf({ ...owned(2 ** 22 + 1, '1'), ...labels }, facts)).toBe(state);
});

test.each([1, -1])('a clock that jumps by %i hours makes no live run an abandoned one', async (hours) => {
  const [here, there] = [owned(process.pid, processStart(process.pid)), elsewhere(2)];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR_MS });
  expect([await stateOf(here), await stateOf(there)]).toEqual(['live', 'live']);
});

test('a process of another user counts, even where /proc does not show it', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { isHidden } from './src/lib/is-hidden.ts'; console.log(isHidden(1), isHidden(process.pid), isHidden(${2 ** 22 + 1}));`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  // Root may look at all processes; nobody may not at the first.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const args = ['--input-type=module', '-e', outputFiles[0]?.text ?? ''];
  expect(execFileSync(process.execPath, args, { ...user, cwd: '/', encoding: 'utf8' })).toBe('true false false\n');
});
