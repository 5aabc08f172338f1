import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** A command for each way to end, as a program of its own: signals and exit codes are real. */
const source = `
import { ProblemError } from './src/model/problem.ts';
import { runSession } from './src/terminal/run-session.ts';
const machine = { kind: 'machine', summary: 'no Docker', notes: ['Start it.'] };
const description = { kind: 'description', summary: 'wrong', places: [], notes: [] };
const forever = () => new Promise((resolve) => setInterval(() => {}, 1000));
const aborted = (signal) => new Promise((resolve) => signal.addEventListener('abort', resolve));
const works = {
  code: async () => 1,
  print: async ({ print }) => (print('x'.repeat(1_000_000)), 0),
  problems: async () => { throw new ProblemError([machine, description]); },
  bug: async () => { throw new TypeError('x is not a function'); },
  late: async ({ print, signal }) => { setTimeout(() => { throw new TypeError('late'); }); forever(); await aborted(signal); print('cleaned'); throw signal.reason; },
  graceful: async ({ print, signal }) => { print('ready'); const keep = forever(); await aborted(signal); print('cleaned'); throw signal.reason; },
  cleanup: async ({ print, signal }) => { print('ready'); const keep = forever(); await aborted(signal); throw new ProblemError([machine]); },
  stubborn: async ({ print }) => { print('ready'); await forever(); },
  endless: async ({ print, signal }) => { while (!signal.aborted) { print('line'); await new Promise((go) => setImmediate(go)); } return 0; },
};
await runSession(works[process.argv[2]], { graceMs: Number(process.argv[3] ?? 10_000) });
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackwright-session-'));
  await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'session.mjs'),
    logLevel: 'error',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts one of the commands. */
function start(
  name: string,
  graceMs = 10_000,
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return spawn(process.execPath, [join(folder, 'session.mjs'), name, String(graceMs)], { stdio: [...stdio] }) as never;
}

/** What a command wrote and ended with. */
async function end(child: ReturnType<typeof start>) {
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { stdout, stderr, code };
}

it('ends with the code of the work', async () => {
  expect(await end(start('code'))).toEqual({ stdout: '', stderr: '', code: 1 });
});

it('writes all of its output before it ends', async () => {
  expect((await end(start('print'))).stdout).toHaveLength(1_000_001);
});

it('shows problems; the most basic cause is the exit code', async () => {
  expect(await end(start('problems'))).toEqual({ stdout: '', stderr: 'no Docker\n  Start it.\n\nwrong\n', code: 2 });
});

it.each([
  ['bug', 'x is not a function'],
  ['late', 'late'],
])('owns up to a %s', async (name, message) => {
  const { stderr, code } = await end(start(name));
  expect(stderr).toMatch(new RegExp(`^This is a bug in Stackwright: TypeError: ${message}\n    at `));
  expect(stderr).toMatch(/\n {2}Please report it, with the command and the description that led here\.\n$/);
  expect(code).toBe(70);
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('cleans up on %s and ends with %i', async (signal, code) => {
  const child = start('graceful');
  child.stdout.once('data', () => child.kill(signal));
  expect(await end(child)).toEqual({ stdout: 'ready\ncleaned\n', stderr: '', code });
});

it('shows what went wrong in the cleaning up', async () => {
  const child = start('cleanup');
  child.stdout.once('data', () => child.kill('SIGTERM'));
  expect(await end(child)).toEqual({ stdout: 'ready\n', stderr: 'no Docker\n  Start it.\n', code: 143 });
});

it('ends at once at the second signal', async () => {
  const child = start('stubborn');
  child.stdout.once('data', () => {
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGINT'), 100);
  });
  expect((await end(child)).code).toBe(130);
});

it('cleans up after an error that nobody caught', async () => {
  expect(await end(start('late'))).toMatchObject({ stdout: 'cleaned\n', code: 70 });
});

it('gives up a clean-up that does not end', async () => {
  const child = start('stubborn', 300);
  child.stdout.once('data', () => child.kill('SIGTERM'));
  expect(await end(child)).toEqual({
    stdout: 'ready\n',
    stderr: 'What was begun is not all removed; the next stackwright command removes it.\n',
    code: 143,
  });
});

it('stops quietly when nobody reads its output', async () => {
  const child = start('endless');
  child.stdout.once('data', () => (child.stdout as unknown as { destroy(): void }).destroy());
  const exit = new Promise((resolve) => child.once('exit', resolve));
  expect(await text(child.stderr)).toBe('');
  expect(await exit).toBe(141);
});
