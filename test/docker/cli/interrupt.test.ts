import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ownCli, type Running } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();

/** Ctrl-C, and how it ended; `seconds` from the signal. */
async function interrupted({ process: child, end }: Running): Promise<{ code: number | null; seconds: number }> {
  const begin = performance.now();
  child.kill('SIGINT');
  const { code } = await end;
  return { code, seconds: (performance.now() - begin) / 1000 };
}

const noData = { volumes: {} };
const neverReady = { health: '/never', volumes: {} };

/** Resolves when a build runs a command with this word in it; the word is in no other. */
async function building(word: string): Promise<void> {
  await expect.poll(() => builders(word), { timeout: 30_000, interval: 50 }).not.toEqual([]);
}

async function builders(word: string): Promise<string[]> {
  const containers = await cli.engine().listContainers({ all: true });
  return containers.filter(({ Command }) => Command.includes(word)).map(({ Id }) => Id);
}

test('Ctrl-C during a build leaves nothing, and no build', async () => {
  // A big package that nothing else here has: it is never in the cache, because the build never ends.
  const word = 'python3-matplotlib';
  const { file } = shop({}, { packages: [word], ...noData });
  const up = cli.start(['up', file]);
  await building(word);
  const { code, seconds } = await interrupted(up);
  expect(code).toBe(130);
  expect(seconds).toBeLessThan(10);
  expect(await cli.left()).toEqual([]);
  await expect.poll(() => builders(word), { timeout: 5000 }).toEqual([]);
});

test.each([
  ['networks are created', '✓ network edge', noData],
  ['containers start', '✓ start app', noData],
  ['it waits for the front door', '✓ start web', neverReady],
])('Ctrl-C while %s leaves nothing', async (_, line, app) => {
  const { file } = shop({}, app);
  const up = cli.start(['up', file]);
  await up.said(line);
  const { code, seconds } = await interrupted(up);
  expect(code).toBe(130);
  expect(seconds).toBeLessThan(10);
  expect(await cli.left()).toEqual([]);
});

test('Ctrl-C while a running stack is changed puts it back', async () => {
  const { file, describe } = shop({}, noData);
  await cli.run(['up', file]);
  const before = [await cli.left(), await cli.running()];
  describe({}, neverReady);
  const up = cli.start(['up', file]);
  await up.said('✓ start web');
  expect((await interrupted(up)).code).toBe(130);
  expect([await cli.left(), await cli.running()]).toEqual(before);
});

test.each([
  ['it waits for the front door', '✓ start web', { app: { health: '/never' }, checks: [] }],
  ['checks run', '✓ ready', { app: {}, checks: [{ get: '/slow', status: 200 }] }],
])('Ctrl-C in a test while %s leaves nothing', async (_, line, { app, checks }) => {
  const { file } = shop({ name: 'shop', checks }, app);
  const run = cli.start(['test', file]);
  await run.said(line);
  await pause(300);
  const { code, seconds } = await interrupted(run);
  expect(code).toBe(130);
  expect(seconds).toBeLessThan(10);
  expect(await cli.leftOfTest(run.process.pid)).toEqual([]);
});

test('Ctrl-C twice ends at once, and its lease clears away the rest', async () => {
  const { file } = shop({}, neverReady);
  const up = cli.start(['up', file]);
  await up.said('✓ start web');
  up.process.kill('SIGINT');
  await pause(20);
  const { code, seconds } = await interrupted(up);
  expect(code).toBe(130);
  expect(seconds).toBeLessThan(1);
  await expect.poll(cli.left, { timeout: 5000 }).toEqual([]);
});
