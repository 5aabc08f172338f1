import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownCli } from './own-cli.ts';
import { type Reply, scriptedEngine } from './scripted-engine.ts';
import { shop } from './shop.ts';

const cli = ownCli();
const noData = { volumes: {} };

/** The problem that a command ends with, without the steps before it. */
const problemIn = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => !/^[✓!·] /.test(line))
    .join('\n');

/** What `up` says, and how it ends, where the engine has these replies. */
async function upWith(replies: Readonly<Record<string, Reply>>) {
  const env = await scriptedEngine(replies);
  const { file, folder } = shop({}, noData);
  if ('POST /build' in replies) writeFileSync(join(folder, 'app/new'), String(Math.random()));
  const { code, stdout, stderr, seconds } = await cli.run(['up', file], { env });
  return { code, stdout, said: problemIn(stderr).replaceAll(env.DOCKER_HOST, 'unix://SOCKET'), seconds, stderr };
}

/** A refusal as the engine writes it. */
const refuse =
  (status: number, message: string): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));

const full = 'write /var/lib/docker/tmp/GetImageBlob1: no space left on device';
const freed = `  docker system df tells what takes the room.
  docker image prune and docker builder prune remove what nothing uses.
`;

test.each([
  ['1.24', 'Docker 20.10 (2020)'],
  ['1.40', 'Docker 20.10 (2020)'],
])('an engine of API %s is too old, and told so at once', async (api, wanted) => {
  const { code, said, seconds } = await upWith({
    'GET /_ping': (response) => void response.writeHead(200, { 'api-version': api }).end('OK'),
  });
  expect({ code, said }).toEqual({
    code: 3,
    said: `The Docker engine at unix://SOCKET speaks API ${api}; Stackwright needs 1.41 or newer.\n  That is ${wanted} or newer.\n`,
  });
  expect(seconds).toBeLessThan(5);
});

test('an engine that nothing listens for is told with what starts it', async () => {
  const { file } = shop();
  const { code, stderr } = await cli.run(['up', file], { env: { DOCKER_HOST: 'tcp://127.0.0.1:1' } });
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: `The Docker engine is not running: nothing listens on tcp://127.0.0.1:1 (from DOCKER_HOST).
  Start it: sudo service docker start. \`npm start\` in Stackwright's folder installs Debian's docker.io; any Docker engine of your own will do.
`,
  });
});

test('an engine that refuses what the client asks is quoted', async () => {
  const { code, said } = await upWith({ 'POST /networks/create': refuse(403, 'authorization denied by plugin') });
  expect({ code, said }).toEqual({
    code: 3,
    said: 'The Docker engine refuses POST /networks/create: authorization denied by plugin\n',
  });
  expect(await cli.left()).toEqual([]);
});

test.each([
  [
    'while it builds',
    'POST /build',
    (response: Parameters<Reply>[0]) => void response.end(JSON.stringify({ error: full })),
  ],
  ['at once', 'POST /build', refuse(500, full)],
  ['for a container', 'POST /containers/create', refuse(500, full)],
])('a disk that is full in the engine is told %s', async (_, call, reply) => {
  const { code, said } = await upWith({ [call]: reply });
  expect({ code, said }).toEqual({ code: 3, said: `The disk of the Docker engine is full: ${full}\n${freed}` });
  expect(await cli.left()).toEqual([]);
});

test('a build that fails tells its command and last lines', async () => {
  const { file } = shop({}, { ...noData, packages: ['no-such-package'] });
  const { code, stdout, stderr } = await cli.run(['up', file]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const said = problemIn(stderr);
  expect(said).toMatch(
    /^The image app cannot be built: a command ended with exit code 100\.\n {2}It failed at RUN apt-get update +&& apt-get install .* no-such-package .*\n/,
  );
  expect(said.split('\n').at(-2)).toBe('  │ E: Unable to locate package no-such-package');
  expect(said.split('\n').length).toBeLessThan(25);
  expect(await cli.left()).toEqual([]);
});

test('a port that is taken is told with its owner, before anything is built', async () => {
  const { file } = shop({}, { packages: ['no-such-package'] });
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as { port: number };
  const { code, stdout, stderr } = await cli.run(['up', file, '--port', String(port)]);
  holder.close();
  expect({ code, stdout, stderr: stderr.replace(/by .+ \(process/, 'by PROGRAM (process') }).toEqual({
    code: 3,
    stdout: '',
    stderr: `Port ${port} of 127.0.0.1 is taken by PROGRAM (process ${process.pid}).
  Free it, or publish another one: --port NUMBER (0: any free one).
`,
  });
  expect(await cli.left()).toEqual([]);
});

test('a port that another stack has is told with its container', async () => {
  const first = shop({}, noData);
  const { stdout } = await cli.run(['up', first.file]);
  const port = /:(\d+)\n/.exec(stdout)?.[1] ?? '';
  const second = shop({ name: 'second' }, noData);
  const taken = await cli.run(['up', second.file, '--port', port]);
  expect({ code: taken.code, stderr: taken.stderr }).toEqual({
    code: 3,
    stderr: `Port ${port} of 127.0.0.1 is taken by the container ${first.name}-web-1.
  Free it, or publish another one: --port NUMBER (0: any free one).
`,
  });
  // Its own port is no obstacle.
  expect(await cli.run(['up', first.file, '--port', port])).toMatchObject({ code: 0 });
  const gone = await cli.run(['down', second.file]);
  expect(gone).toMatchObject({
    code: 0,
    stdout: `Nothing to remove.\n  There runs: ${first.name}. stackwright down ${first.name} removes that one.\n`,
  });
});

test('an application that keeps answering something else is not waited for', async () => {
  const { name, file } = shop({ server: 'uwsgi', supervisor: 'supervisord' }, { ...noData, health: '/never' });
  const { code, stdout, stderr, seconds } = await cli.run(['up', file]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const [summary, note, ...log] = problemIn(stderr).split('\n');
  expect([summary, note]).toEqual([
    `${name} does not answer /never with 200: it answers 404, again and again.`,
    '  app.health names the path and the status that mean that the application works.',
  ]);
  expect(log.slice(0, -1).every((line) => line.startsWith('  │ stack  '))).toBe(true);
  expect(seconds).toBeLessThan(40);
  expect(await cli.left()).toEqual([]);
});
