import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { holdLease } from '../../../src/deploy/lease.ts';
import { ownCli, type Running } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();

const noData = { volumes: {} };
const neverReady = { health: '/slow', ...noData };
const slow = { name: 'shop', checks: [{ get: '/slow', status: 200 }] };
const quick = { name: 'shop', checks: [{ get: '/' }] };

/** Processes of a session of their own that this one has started: the watchers of leases. */
function watchers(pid = process.pid): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.map(Number).filter((child) => read(child).includes('stackwright-lease'));
}

/** A process's command line; nothing when it is gone. */
function read(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Kills a command with all that belongs to it, so that nothing but a next command can clean up; gives its id. */
async function killWhole(run: Running): Promise<number> {
  const pid = run.process.pid ?? 0;
  const lease = watchers(pid);
  expect(lease).toHaveLength(1);
  run.process.kill('SIGKILL');
  for (const each of lease) process.kill(each, 'SIGKILL');
  await run.end;
  // What the engine was asked for last may still come.
  await pause(500);
  return pid;
}

test('what a killed test leaves is gone within seconds, without another command', async () => {
  const run = cli.start(['test', shop(slow).file]);
  await run.said('✓ ready');
  run.process.kill('SIGKILL');
  const begin = performance.now();
  await run.end;
  expect(await cli.leftOfTest(run.process.pid)).toContain(`shop-test-${run.process.pid}_data`);
  await expect.poll(() => cli.leftOfTest(run.process.pid), { timeout: 5000, interval: 20 }).toEqual([]);
  console.log(`gone after ${Math.round(performance.now() - begin)} ms`);
});

test('a killed replacement is undone within seconds, without another command', async () => {
  const { file, describe } = shop({}, noData);
  await cli.run(['up', file]);
  const before = [await cli.left(), await cli.running()];
  describe({}, neverReady);
  const up = cli.start(['up', file]);
  await up.said('✓ start web');
  up.process.kill('SIGKILL');
  await up.end;
  await expect.poll(cli.left, { timeout: 5000, interval: 50 }).toEqual(before[0]);
  await expect.poll(cli.running, { timeout: 10_000 }).toEqual(before[1]);
});

test.each([
  ['ps', ['ps']],
  ['logs of what is not there', ['logs', 'nosuch']],
  ['down of what is not there', ['down', 'nosuch']],
  ['gc', ['gc', '--keep-images']],
  ['test', ['test', 'stacks/hello/stack.yaml', '--only', 'check-1']],
])('what is left of an up that was killed with its watcher goes with the next command: %s', async (_, words) => {
  const { file, name } = shop({}, neverReady);
  const up = cli.start(['up', file]);
  await up.said('✓ start web');
  await killWhole(up);
  expect(await cli.left()).toContain(`${name}-web-1`);
  await cli.run(words);
  expect(await cli.left()).toEqual([]);
});

test('what is left of a test that was killed with its watcher goes with the next command of whatever scope', async () => {
  const commands = [
    (file: string) => ['test', file, '--only', 'check-1'],
    (file: string) => ['up', file],
    () => ['ps'],
  ];
  for (const command of commands) {
    const run = cli.start(['test', shop(slow).file]);
    await run.said('✓ ready');
    const pid = await killWhole(run);
    expect(await cli.leftOfTest(pid)).toContain(`shop-test-${pid}_data`);
    const { file } = shop({ ...quick, name: `next-${process.pid}` });
    expect(await cli.run(command(file))).toMatchObject({ code: 0 });
    expect(await cli.leftOfTest(pid)).toEqual([]);
  }
});

test('a watcher ends with its command, and lives in a session of its own', async () => {
  const run = cli.start(['test', shop(quick).file, '--only', 'check-1']);
  await run.said('✓ ready');
  const [watcher = 0] = watchers(run.process.pid);
  const session = /^\d+ \(.*\) \S (?:\S+ ){2}(\d+)/.exec(readFileSync(`/proc/${watcher}/stat`, 'utf8'))?.[1];
  expect(session).toBe(String(watcher));
  expect(await run.end).toMatchObject({ code: 0 });
  await expect.poll(() => read(watcher), { timeout: 1000 }).toBe('');
});

test('a lease that is let go twice, or held twice, harms nothing', async () => {
  const { file } = shop({}, noData);
  await cli.run(['up', file]);
  const before = await cli.left();
  const leases = [holdLease(cli.scope), holdLease(cli.scope)];
  expect(watchers()).toHaveLength(2);
  for (const lease of leases) lease.release();
  leases[0]?.release();
  await expect.poll(() => watchers().length, { timeout: 1000 }).toBe(0);
  expect(await cli.left()).toEqual(before);
});
