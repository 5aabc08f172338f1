import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ping } from '../../scripts/setup/engine-api.mjs';
import { imageExists, importImage, pullImage } from '../../scripts/setup/image-api.mjs';

let folder = '';
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackwright-engine-'));
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

const image = { repository: 'debian', tag: 'trixie-slim' };

function address() {
  const socketPath = join(folder, 'docker.sock');
  return { url: `unix://${socketPath}`, saidBy: '', socketPath };
}

async function engine(answer: RequestListener) {
  const listening = createServer(answer);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(join(folder, 'docker.sock'), resolve));
  return address();
}

test('an engine that says OK answers', async () => {
  const at = await engine((request, response) => response.writeHead(request.url === '/_ping' ? 200 : 500).end('OK'));
  expect(await ping(at)).toEqual({ answers: true });
});

test('no socket: ENOENT', async () => {
  expect(await ping(address())).toEqual({ answers: false, reason: 'ENOENT' });
});

test('an engine that takes the call and says nothing is given up', async () => {
  const at = await engine(() => {});
  expect(await ping(at, 50)).toMatchObject({ answers: false });
});

test('an engine that fails does not answer', async () => {
  const at = await engine((_, response) => response.writeHead(503).end());
  expect(await ping(at)).toEqual({ answers: false, reason: 'it answered 503' });
});

test.each([
  [200, true],
  [404, false],
])('an inspection that answers %i: the image exists: %s', async (status, exists) => {
  const at = await engine((_, response) => response.writeHead(status).end('{"message":"No such image"}'));
  expect(await imageExists(at, image)).toBe(exists);
});

test('a pull asks for the image and its tag', async () => {
  const urls: (string | undefined)[] = [];
  const at = await engine((request, response) => {
    urls.push(`${request.method} ${request.url}`);
    response.end('{"status":"Pulling"}\n{"status":"Done"}\n');
  });
  await pullImage(at, image, { quietMs: 1000 });
  expect(urls).toEqual(['POST /images/create?fromImage=debian&tag=trixie-slim']);
});

test.each([
  ['in the stream', 200, '{"status":"Pulling"}\n{"error":"no such host"}\n'],
  ['at once', 500, '{"message":"no such host"}\n'],
  ['in words that are not JSON', 502, 'no such host'],
])('a pull that fails %s fails with its words', async (_, status, body) => {
  const at = await engine((_, response) => response.writeHead(status).end(body));
  await expect(pullImage(at, image, { quietMs: 1000 })).rejects.toThrow('no such host');
});

test('a pull that shows no progress is given up', async () => {
  const at = await engine((_, response) => response.write('{"status":"Pulling"}\n'));
  await expect(pullImage(at, image, { quietMs: 100 })).rejects.toThrow('said nothing for 0.1 s');
});

test('an import sends the tar, and says that the image was made here', async () => {
  const tar = join(folder, 'base.tar');
  writeFileSync(tar, 'a tar');
  let received = '';
  let url = '';
  const at = await engine((request, response) => {
    url = request.url ?? '';
    request.on('data', (chunk) => {
      received += chunk;
    });
    request.on('end', () => response.end('{"status":"sha256:1"}\n'));
  });
  await importImage(at, image, { tar });
  const query = new URL(url, 'http://engine').searchParams;
  expect(received).toBe('a tar');
  expect(query.get('repo')).toBe('debian');
  expect(query.get('message')).toContain('made on this machine');
  expect(query.getAll('changes')).toContain('LABEL org.stackwright.made-here=mmdebstrap');
});

test('an import without its tar fails', async () => {
  const at = await engine((request, response) => request.on('end', () => response.end()).resume());
  await expect(importImage(at, image, { tar: join(folder, 'none.tar') })).rejects.toThrow('ENOENT');
});
