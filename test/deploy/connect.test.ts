import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../src/deploy/connect.ts';

const socket = () => join(mkdtempSync(join(tmpdir(), 'stackwright-engine-')), 'docker.sock');

/** An engine that answers pings, offers this API and records what it is asked. */
async function engine(api: string): Promise<{ DOCKER_HOST: string; asked: string[] }> {
  const path = socket();
  const asked: string[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.writeHead(200, { 'api-version': api }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  return { DOCKER_HOST: `unix://${path}`, asked };
}

test.each([
  ['1.41', undefined, '/v1.41/info'],
  ['1.45', undefined, '/v1.45/info'],
  ['1.51', undefined, '/v1.47/info'],
  ['1.45', '1.42', '/v1.42/info'],
])('an engine of API %s, asked for %s: %s', async (api, DOCKER_API_VERSION, path) => {
  const { asked, DOCKER_HOST } = await engine(api);
  await (await connect({ DOCKER_HOST, DOCKER_API_VERSION })).info();
  expect(asked).toEqual(['/_ping', path]);
});

test.each(['1.40', '1.24', 'unknown'])('an engine of API %s is refused', async (api) => {
  const { DOCKER_HOST } = await engine(api);
  await expect(connect({ DOCKER_HOST })).rejects.toThrow(`speaks API ${api}; Stackwright needs 1.41 or newer.`);
});

test('an engine that is not there is named, with the way to one', async () => {
  const error = await connect({ DOCKER_HOST: 'unix:///nowhere/docker.sock' }).catch((caught) => caught);
  expect(error.problems).toEqual([
    {
      kind: 'machine',
      summary: 'There is no Docker engine: unix:///nowhere/docker.sock (from DOCKER_HOST) does not exist.',
      notes: [expect.stringContaining('npm start')],
    },
  ]);
});

test('an engine that does not run is told apart', async () => {
  await expect(connect({ DOCKER_HOST: 'tcp://127.0.0.1:1' })).rejects.toThrow(
    'The Docker engine is not running: nothing listens on tcp://127.0.0.1:1',
  );
});

test('an engine that does not answer is given two seconds', async () => {
  const path = socket();
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  const begin = performance.now();
  await expect(connect({ DOCKER_HOST: `unix://${path}` })).rejects.toThrow('does not answer within 2 s.');
  expect(performance.now() - begin).toBeLessThan(2500);
});
