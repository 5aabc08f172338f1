import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownCli } from './own-cli.ts';
import { shop } from './shop.ts';
import { openTags } from './xml.ts';

const cli = ownCli();

const passes = { get: '/', status: 200, contains: 'visit' };
const fails = { get: '/', status: 418 };
/** Runs the description's own check alone. */
const quick = ['--only', 'check-1'];

test('a test that passes exits with 0 and writes its reports', async () => {
  const { file, folder } = shop({ name: 'shop', checks: [passes] });
  const reports = ['--junit', join(folder, 'report.xml'), '--json', join(folder, 'report.json')];
  const run = cli.start(['test', file, ...quick, ...reports]);
  const { code, stdout, stderr } = await run.end;
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(
    /^shop {2}nginx → http\/unix → Gunicorn .*\n {2}✓ GET \/ → 200, contains "visit"\n\n1 passed: /,
  );
  const xml = readFileSync(join(folder, 'report.xml'), 'utf8');
  expect(xml).toContain('<testsuite name="shop" tests="1" failures="0" errors="0" skipped="0"');
  expect(openTags(xml)).toEqual([]);
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  expect(report).toMatchObject({ passed: true, counts: { passed: 1, failed: 0 }, stacks: [{ name: 'shop' }] });
  expect(await cli.leftOfTest(run.process.pid)).toEqual([]);
});

test('a check that fails exits with 1 and says what was seen and what was expected', async () => {
  const { file, folder } = shop({ name: 'shop', checks: [fails] });
  const reports = ['--junit', join(folder, 'report.xml'), '--json', join(folder, 'report.json')];
  const { code, stdout } = await cli.run(['test', file, ...quick, ...reports]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/ {2}✗ GET \/ → 418\n +status: seen +200\n +expected +418\n/);
  expect(stdout).toMatch(/\n0 passed, 1 failed: 1 stack in /);
  const xml = readFileSync(join(folder, 'report.xml'), 'utf8');
  expect(xml).toContain('<failure message="status: seen 200, expected 418" type="failed">');
  expect(openTags(xml)).toEqual([]);
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ passed: false });
});

test('--keep leaves the stack, and says where it answers and what removes it', async () => {
  const { file } = shop({ name: 'shop', checks: [passes] });
  const run = cli.start(['test', file, '--keep', ...quick]);
  const { code, stdout } = await run.end;
  const name = `shop-test-${run.process.pid}`;
  const removal = new RegExp(`^ {2}stackwright (down ${name} --scope test --volumes) {2}removes it$`, 'm').exec(stdout);
  try {
    expect({ code, removal }, stdout).toEqual({ code: 0, removal: expect.anything() });
    const url = new RegExp(`^${name} stays up: (http:\\S+)$`, 'm').exec(stdout)?.[1] ?? '';
    expect(await (await fetch(url)).text()).toBe('visit 2');
    // Other tests do not take it for something that was left behind.
    await cli.run(['test', file, ...quick]);
    expect((await fetch(url)).status).toBe(200);
  } finally {
    const removed = await cli.run((removal?.[1] ?? `down ${name} --scope test --volumes`).split(' '));
    expect(removed).toMatchObject({ code: 0, stdout: expect.stringContaining(`${name}: removed ${name}-app-1`) });
  }
  expect(await cli.leftOfTest(run.process.pid)).toEqual([]);
});

test('an entry that cannot be imported fails the test once, in Python’s words', async () => {
  const { file } = shop({ name: 'shop', workers: 2, checks: [passes] }, { entry: 'nosuch:application' });
  const run = cli.start(['test', file, ...quick]);
  const { code, stdout, stderr } = await run.end;
  expect(code).toBe(1);
  expect(`${stdout}${stderr}`.match(/ModuleNotFoundError: No module named 'nosuch'/g)).toHaveLength(1);
  expect(stdout).toContain('1 untested');
  expect(await cli.leftOfTest(run.process.pid)).toEqual([]);
});

test('a report that cannot be written is told before anything starts', async () => {
  const { file } = shop({ name: 'shop', checks: [passes] });
  const { code, stderr, seconds } = await cli.run(['test', file, '--junit', '/nope/report.xml']);
  const said = '/nope/report.xml cannot be written: the folder does not exist\n  Make it first: mkdir -p.\n';
  expect({ code, stderr }).toEqual({ code: 3, stderr: said });
  expect(seconds).toBeLessThan(2);
});

test.each(['validate', 'render', 'up', 'test', 'down', 'logs'])(
  '%s of a broken description exits with 2',
  async (verb) => {
    const { file, folder } = shop({ workers: 'many' });
    const { code, stdout, stderr } = await cli.run([verb, file]);
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(/^\S*stack\.yaml:\d+:\d+ {2}.*workers/);
    if (verb !== 'test') expect(stdout).toBe('');
    expect(existsSync(join(folder, 'deploy'))).toBe(false);
  },
);

test('a check that does not exist is told before anything starts', async () => {
  const { file } = shop({ name: 'shop', checks: [passes] });
  const { code, stderr, seconds } = await cli.run(['test', file, '--only', 'chek-1']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'shop has no check called chek-1\n  Did you mean check-1?\n' });
  expect(seconds).toBeLessThan(2);
});
