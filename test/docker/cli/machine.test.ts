import { expect, test } from 'vitest';
import { ownCli, root, startProgram } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();
const nowhere = { DOCKER_HOST: 'unix:///nope' };

test.each([
  ['up', (file: string) => [file]],
  ['test', (file: string) => [file, 'stacks/hello/stack.yaml']],
  ['ps', () => []],
  ['logs', () => []],
  ['down', () => ['--all']],
])('%s without an engine exits with 3 within two seconds and names the socket', async (verb, args) => {
  const { file } = shop({ name: 'shop' });
  const { code, stdout, stderr, seconds } = await cli.run([verb, ...args(file)], { env: nowhere });
  expect(code, stderr).toBe(3);
  expect(stderr).toContain('There is no Docker engine: unix:///nope (from DOCKER_HOST) does not exist.');
  expect(stderr.match(/unix:\/\/\/nope/g)).toHaveLength(1);
  // The report says it of each stack.
  expect(stdout.match(/unix:\/\/\/nope/g) ?? []).toHaveLength(verb === 'test' ? 2 : 0);
  expect(seconds).toBeLessThan(2);
});

test('doctor says what is there', async () => {
  const { code, stdout } = await cli.run(['doctor']);
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/^✓ Node: v\d/m);
  expect(stdout).toMatch(/^✓ Engine: Docker \d+\./m);
  expect(stdout).toMatch(/^✓ Base image: debian:trixie-slim$/m);
  const { stdout: json } = await cli.run(['doctor', '--json']);
  expect(JSON.parse(json)).toContainEqual({
    name: 'API',
    ok: true,
    found: expect.stringMatching(/^1\.\d+$/),
    advice: null,
  });
});

test('doctor without an engine says what is missing', async () => {
  const { code, stdout, stderr } = await cli.run(['doctor'], { env: nowhere });
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).toMatch(/^✗ Engine: There is no Docker engine: unix:\/\/\/nope .*\n {4}`npm start`/m);
});

test('npm start passes a command through, with its output and exit code', async () => {
  const npm = (...args: string[]) => startProgram(['npm', 'start', '--silent', '--', ...args]).end;
  const fine = await npm('validate', 'stacks/hello/stack.yaml');
  expect(fine).toMatchObject({ code: 0, stdout: expect.stringMatching(/^stacks\/hello\/stack\.yaml {2}nginx → scgi/) });
  const { file } = shop({ workers: 'many' });
  expect(await npm('validate', file)).toMatchObject({ code: 2, stdout: '' });
});

test('a bare command line says what there is', async () => {
  const { code, stdout } = await startProgram([process.execPath, `${root}bin/stackwright.mjs`]).end;
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}up +Build and start a stack/m);
});
