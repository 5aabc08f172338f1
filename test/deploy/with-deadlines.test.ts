import { mkdtempSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import { awaitExit } from '../../src/deploy/await-exit.ts';
import { engineDeadlineMs } from '../../src/deploy/engine-deadline.ts';
import { EngineRefusal } from '../../src/deploy/engine-refusal.ts';
import { stopContainer } from '../../src/deploy/stop-container.ts';
import { withDeadlines } from '../../src/deploy/with-deadlines.ts';
import { ProblemError } from '../../src/model/problem.ts';

const ID = 'a1b2c3d4e5f6'.padEnd(64, '0');
const json = (body: string, length = body.length) =>
  `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;
const chunked =
  'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';

/** An engine that does this with each connection, one after the other; the last one for all others. */
async function engine(...deeds: ((socket: Socket) => void)[]): Promise<Docker> {
  const path = join(mkdtempSync(join(tmpdir(), 'stackwright-engine-')), 'docker.sock');
  let count = 0;
  const server = createServer((socket) => {
    const deed = deeds[Math.min(count++, deeds.length - 1)];
    socket.on('error', () => {}).once('data', () => deed?.(socket));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  return withDeadlines(new Docker({ socketPath: path, version: 'v1.41' }), 200);
}

const deaf = () => {};
const says = (answer: string) => (socket: Socket) => void socket.end(answer);
const breaks = (answer: string) => (socket: Socket) => void socket.write(answer, () => socket.destroy());

test('a call without an answer ends at its deadline, and says which it was', async () => {
  const docker = await engine(deaf);
  await expect(docker.listContainers({ all: true })).rejects.toThrow(
    'The Docker engine did not answer GET /containers/json within 0.2 s.',
  );
  await expect(docker.getContainer('web').logs({ follow: true })).rejects.toThrow(
    'did not answer GET /containers/web/logs',
  );
});

test.each([
  [
    'whose answer never ends',
    (socket: Socket) => void socket.write(json('[', 100)),
    'did not answer GET /containers/json',
  ],
  [
    'whose answer breaks off',
    breaks(json('[', 100)),
    'connection to the Docker engine is lost at GET /containers/json',
  ],
  ['that is cut before its answer', breaks(''), 'connection to the Docker engine is lost at GET /containers/json'],
  [
    'whose answer is no JSON',
    says(`${chunked}1\r\n[\r\n0\r\n\r\n`),
    'is lost at GET /containers/json: its answer broke off.',
  ],
])('a call %s is a problem', async (_, deed, said) => {
  const error = await (await engine(deed)).listContainers().catch((caught) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error.message).toContain(said);
});

test('a refusal tells the call and the reason, with ids cut short', async () => {
  const docker = await engine(
    says(
      `HTTP/1.1 500 Error\r\nConnection: close\r\nContent-Type: application/json\r\n\r\n${JSON.stringify({ message: 'no\u001b[1m space' })}`,
    ),
  );
  const error = await docker
    .getContainer(ID)
    .start()
    .catch((caught) => caught);
  expect(error).toBeInstanceOf(EngineRefusal);
  expect([error.statusCode, error.reason]).toEqual([500, 'no space']);
  expect(error.message).toBe('The Docker engine refuses POST /containers/a1b2c3d4e5f6/start: no space');
});

test('an engine that is gone is a problem', async () => {
  const docker = withDeadlines(new Docker({ socketPath: '/nowhere/docker.sock' }), 200);
  await expect(docker.info()).rejects.toThrow('The connection to the Docker engine is lost at GET /info');
});

test('a call that has begun to answer waits for its own signal, one that is slow from the beginning', async () => {
  const docker = await engine((socket) => void socket.write(chunked), deaf, deaf);
  const begin = performance.now();
  const after = (ms: number) => ({ abortSignal: AbortSignal.timeout(ms) });
  await expect(docker.getContainer('web').wait(after(500))).rejects.toMatchObject({ name: 'AbortError' });
  await expect(docker.getContainer('web').stop(after(500) as object)).rejects.toMatchObject({ name: 'AbortError' });
  expect(performance.now() - begin).toBeGreaterThan(980);
  await expect(docker.getContainer('web').wait(after(500))).rejects.toThrow('did not answer POST /containers/web/wait');
});

test('a stream that falls silent ends', async () => {
  const docker = await engine((socket) => void socket.write(`${chunked}1\r\nx\r\n`));
  const stream = await docker.getContainer('web').logs({ follow: true });
  await expect(text(stream)).rejects.toThrow('did not answer GET /containers/web/logs within 0.2 s.');
});

test('a wait that ends early is taken up again: what the engine says of the container decides', async () => {
  const running = (is: boolean) => json(JSON.stringify({ State: { Running: is, ExitCode: is ? 0 : 7 } }));
  const silent = says(`${chunked}0\r\n\r\n`);
  const docker = await engine(
    silent,
    says(running(true)),
    breaks(''),
    says(running(true)),
    silent,
    says(running(false)),
  );
  const signal = new AbortController().signal;
  expect(await awaitExit(docker, 'web', signal)).toMatchObject({ Running: false, ExitCode: 7 });
});

test('a container that the engine does not stop is a problem, once its grace and the deadline are over', async () => {
  const docker = await engine(says(json('{"Config":{"StopTimeout":1}}')), deaf);
  const begin = performance.now();
  await expect(stopContainer(docker, ID)).rejects.toThrow(
    'The Docker engine did not stop the container a1b2c3d4e5f6 within 1.2 s.',
  );
  expect(performance.now() - begin).toBeGreaterThan(1190);
});

test('the deadline is a minute, or what is asked for', () => {
  expect([engineDeadlineMs({}), engineDeadlineMs({ STACKWRIGHT_ENGINE_TIMEOUT: '2.5' })]).toEqual([60_000, 2500]);
  for (const wrong of ['soon', '-1', '0', '1e9', ' 2']) {
    expect(() => engineDeadlineMs({ STACKWRIGHT_ENGINE_TIMEOUT: wrong })).toThrow(
      `STACKWRIGHT_ENGINE_TIMEOUT=${wrong} is not`,
    );
  }
});
