import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { faultyEngine } from '../faults/faulty-engine.ts';
import { ownCli, root, startProgram } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();

const noData = { volumes: {} };
/** Answers too late. */
const neverReady = { health: '/slow', ...noData };
const trace = /\n\s+at .*:\d+:\d+|Unhandled|This is a bug/;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'stackwright-ends-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test.each([
  ['SIGHUP', 129],
  ['SIGTERM', 143],
] as const)('%s ends a test cleanly, with %i', async (signal, code) => {
  const { file } = shop({ name: 'shop' }, { health: '/slow' });
  const run = cli.start(['test', file]);
  await run.said('✓ start web');
  run.process.kill(signal);
  const begin = performance.now();
  const end = await run.end;
  expect(end.code).toBe(code);
  expect(end.stderr).not.toMatch(trace);
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(await cli.leftOfTest(run.process.pid)).toEqual([]);
});

test('a reader that goes away, or no input, is no trouble', async () => {
  const { file } = shop({ name: 'shop', checks: [{ get: '/' }] });
  const program = `"${process.execPath}" "${root}bin/stackwright.mjs" test "${file}" --only check-1`;
  const script = `${program} 2>errors | head -n 1; ${program} <&- >output; echo "ended with $?"; ${program} >&- 2>&-; echo "ended with $?"`;
  const cwd = folder();
  const { stdout } = await startProgram(['bash', '-c', script], { cwd, env: { STACKWRIGHT_SCOPE: cli.scope } }).end;
  expect(stdout).toMatch(/^shop {2}nginx .*\nended with 0\nended with \d+\n$/);
  expect(readFileSync(join(cwd, 'errors'), 'utf8')).not.toMatch(trace);
  expect(readFileSync(join(cwd, 'output'), 'utf8')).toContain('1 passed');
  const left = await cli.engine().listContainers({ all: true, filters: { label: ['stackwright.scope=test'] } });
  expect(
    left.filter(({ Labels }) => Labels['com.docker.compose.project.working_dir']?.startsWith(file.slice(0, -10))),
  ).toEqual([]);
});

/** What is thrown in the middle of `up`: by a callback that nobody awaits, or into the work itself. */
const throwing = (how: string) => `
const write = process.stderr.write.bind(process.stderr);
let thrown = false;
process.stderr.write = (text, ...rest) => {
  const now = !thrown && String(text).includes('start app');
  thrown ||= now;
  const error = new TypeError('thrown inside');
  if (now) { ${how} }
  return write(text, ...rest);
};`;

test.each([
  ['by a callback', 'setTimeout(() => { throw error; });'],
  ['into the work', 'throw error;'],
])('an error of ours that is thrown %s leaves nothing and ends with 70', async (_, how) => {
  const preload = join(folder(), 'throw.mjs');
  writeFileSync(preload, throwing(how));
  const { file } = shop({}, neverReady);
  const { code, stderr } = await cli.run(['up', file], { env: { NODE_OPTIONS: `--import=${preload}` } });
  expect({ code, stderr }).toEqual({
    code: 70,
    stderr: expect.stringContaining('This is a bug in Stackwright: TypeError: thrown inside'),
  });
  expect(stderr).not.toContain('Not everything');
  expect(await cli.left()).toEqual([]);
});

test.each([
  ['up', (file: string) => ['up', file]],
  ['test', (file: string) => ['test', file, '--only', 'check-1']],
])(
  '%s ends in time when the engine goes away in the middle, and the next command clears away what is left',
  async (_, words) => {
    const { file } = shop({ checks: [{ get: '/' }] }, noData);
    const engine = await faultyEngine({ at: /^POST \/containers\/\w+\/start/, strike: 'kill-before', forGood: true });
    onTestFinished(engine.close);
    const run = cli.start(words(file), { env: engine.env });
    const { code, stdout, stderr, seconds } = await run.end;
    expect(code, stderr).toBe(3);
    expect(`${stdout}${stderr}`).toContain('The connection to the Docker engine is lost at POST /containers/');
    expect(`${stdout}${stderr}`).toContain('Not everything that this run had created is removed');
    expect(`${stdout}${stderr}`).not.toMatch(trace);
    // It waits half a minute for an engine that is only restarted.
    expect(seconds).toBeLessThan(60);
    const left = async () => [...(await cli.left()), ...(await cli.leftOfTest(run.process.pid))];
    expect(await left()).not.toEqual([]);
    await cli.run(['ps']);
    expect(await left()).toEqual([]);
  },
);

test('a log that the engine ends although its container goes on is told', async () => {
  const { file } = shop({}, noData);
  await cli.run(['up', file]);
  const engine = await faultyEngine({ at: /\/logs$/, strike: 'cut' });
  onTestFinished(engine.close);
  const { code, stderr } = await cli.run(['logs', '-f', '--service', 'app'], { env: engine.env });
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: 'The Docker engine ended the log of app although it goes on.\n',
  });
});

test('a flood of log lines is told by its end, in bounded memory', async () => {
  const { file, folder: home } = shop({}, { entry: 'flood:application', ...noData });
  const flood =
    'for number in range(6000):\n    print(number, "x" * 16000)\nraise ValueError("the end of the flood")\n';
  writeFileSync(join(home, 'app/flood.py'), flood);
  const run = cli.start(['up', file]);
  const peak = peakMemory(run.process.pid ?? 0);
  const { code, stderr } = await run.end;
  expect(code).toBe(1);
  expect(stderr).toContain('ValueError: the end of the flood');
  const megabytes = Math.round((await peak) / 2 ** 20);
  console.log(`peak memory ${megabytes} MB`);
  expect(megabytes).toBeLessThan(200);
  expect(await cli.left()).toEqual([]);
});

/** The most memory that a process had, in bytes (VmHWM in proc_pid_status(5)), looked at until it ends. */
async function peakMemory(pid: number): Promise<number> {
  let peak = 0;
  for (;;) {
    try {
      peak = 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? peak / 1024);
      await pause(20);
    } catch {
      return peak;
    }
  }
}

test('another user of the same engine sees a run that is at work, touches nothing, and no file is shared', async () => {
  const { file, name } = shop({}, neverReady);
  execFileSync('chmod', ['-R', 'a+rX', join(file, '..')]);
  const temporary = folder();
  const up = cli.start(['up', file], { env: { TMPDIR: temporary } });
  await up.said('✓ start web');
  const before = await cli.left();
  const socket = statSync('/var/run/docker.sock');
  const other = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', `--regid=${socket.gid}`, '--clear-groups'] : [];
  const env = { STACKWRIGHT_SCOPE: cli.scope, HOME: '/nonexistent', TMPDIR: temporary };
  const theirs = (...words: string[]) =>
    startProgram([...other, process.execPath, `${root}bin/stackwright.mjs`, ...words], { env }).end;
  expect(await theirs('gc', '--keep-images')).toMatchObject({ code: 0, stdout: expect.not.stringContaining(name) });
  expect(await theirs('up', file)).toMatchObject({ code: 3, stderr: expect.stringContaining('is not done (process') });
  expect(await cli.left()).toEqual(before);
  up.process.kill('SIGINT');
  expect((await up.end).code).toBe(130);
  expect(readdirSync(temporary)).toEqual([]);
});
