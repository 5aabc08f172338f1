import { get } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type End, root, startProgram } from '../cli/own-cli.ts';
import { imagesOf } from './images-of.ts';
import { leftIn } from './left-in.ts';
import { type SecondEngine, secondEngine } from './second-engine.ts';

vi.setConfig({ maxConcurrency: 2 });

/** One of each kind of front: none, nginx under supervisord, nginx apart, Apache. */
const stacks = ['notes/bare', 'notes/stack', 'notes/gunicorn', 'hello/apache'].map((name) => `stacks/${name}.yaml`);

let engine: SecondEngine;

beforeAll(async () => {
  const [started, ...tags] = await Promise.all([secondEngine('second'), ...stacks.map(imagesOf)]);
  engine = started;
  await engine.load('debian:trixie-slim', ...tags.flat());
});

afterAll(() => engine?.close());

const stackwright = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<End> =>
  startProgram([process.execPath, `${root}bin/stackwright.mjs`, ...args], { env: { ...engine.env, ...env } }).end;

test('doctor says that it is another engine, with the API that both speak', async () => {
  const { code, stdout } = await stackwright(['doctor']);
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/^✓ Engine: Docker 26\./m);
  expect(stdout).toMatch(/^✓ API: 1\.45$/m);
  expect(stdout).toMatch(/^✓ Disk: cannot be seen from here$/m);
  expect(stdout).toMatch(/^✓ Base image: debian:trixie-slim$/m);
});

test.concurrent.each(stacks)('test %s passes', async (file) => {
  const { code, stdout, stderr } = await stackwright(['test', file]);
  expect(code, `${stdout}\n${stderr}`).toBe(0);
});

test.each([
  ['the newest API that both speak', {}],
  ['API 1.41', { DOCKER_API_VERSION: '1.41' }],
])('a stack lives from up to down with %s', async (_, env) => {
  const file = 'stacks/notes/gunicorn.yaml';
  const up = await stackwright(['up', file, '--port', '0', '--address', '0.0.0.0'], env);
  expect(up.code, up.stderr).toBe(0);
  const url = /http:\/\/\S+/.exec(up.stdout)?.[0] ?? '';
  expect(new URL(url).hostname).toBe(engine.host);
  expect(await statusOf(url)).toBe(200);
  const again = await stackwright(['up', file, '--port', '0', '--address', '0.0.0.0'], env);
  expect(again.stdout).toContain('app kept, web kept');
  const ps = await stackwright(['ps'], env);
  expect(ps.stdout).toContain(url);
  const logs = await stackwright(['logs', file], env);
  expect(logs.stdout).toMatch(/^web +│ .*"uri":"\/"/m);
  const down = await stackwright(['down', file, '--volumes'], env);
  expect({ code: down.code, left: await leftIn(engine) }).toEqual({ code: 0, left: [] });
});

function statusOf(url: string): Promise<number | undefined> {
  const options = { headers: { host: 'notes.example.org' }, agent: false };
  return new Promise((resolve, reject) => {
    get(url, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}

test('a front door that could not be reached from here is refused before anything starts', async () => {
  const { code, stderr } = await stackwright(['up', 'stacks/notes/bare.yaml']);
  expect(stderr).toBe(
    `The front door would be published at 127.0.0.1 of ${engine.host}, which cannot be reached from here.
  Publish it at an address of that machine, or at 0.0.0.0 for all of them: --address, or listen.address.
  Whoever reaches that machine then reaches the stack.
`,
  );
  expect({ code, left: await leftIn(engine) }).toEqual({ code: 3, left: [] });
});

test('a stack starts where the default pools are used up', async () => {
  const networks: string[] = [];
  const refused = async () => {
    for (;;) networks.push((await engine.docker.createNetwork({ Name: `default-${networks.length}` })).id);
  };
  await expect(refused()).rejects.toThrow(/non-overlapping IPv4 address pool|fully subnetted/);
  expect(networks.length).toBeGreaterThan(25);
  const { code, stdout, stderr } = await stackwright(['test', 'stacks/notes/gunicorn.yaml', '--only', 'front-door']);
  expect(code, `${stdout}\n${stderr}`).toBe(0);
  const engines = await stackwright(['test', 'stacks/notes/bare.yaml', '--only', 'front-door'], {
    STACKWRIGHT_SUBNETS: 'engine',
  });
  expect(engines.stdout).toContain('The Docker engine has no addresses left for another network.');
  expect(engines.code).toBe(3);
  await Promise.all(networks.map((id) => engine.docker.getNetwork(id).remove()));
  expect(await leftIn(engine)).toEqual([]);
});
