import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../src/model/check.ts';
import { httpClient } from '../../src/observe/http-client.ts';
import { type RawServer, rawServer } from './raw-server.ts';

let server: RawServer | undefined;
afterEach(() => server?.close());

/** Serves each connection with `serve` and sends one request there. */
async function ask(serve: (socket: Socket) => void, request: Partial<HttpRequest> = {}) {
  server = await rawServer(serve);
  return httpClient(server.door, { method: 'GET', target: '/', ...request });
}

/** Answers once the request's text has `until` in it; `seen` gets that text. */
function answer(parts: string | string[], { until = '\r\n\r\n', end = true, seen = [] as string[] } = {}) {
  return (socket: Socket) => {
    let text = '';
    socket.on('data', async (bytes) => {
      text += bytes.toString('latin1');
      if (!text.includes(until) || seen.length > 0) return;
      seen.push(text);
      for (const part of [parts].flat()) {
        socket.write(part, 'latin1');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      if (end) socket.end();
    });
  };
}

describe('what is sent', () => {
  const sent = async (request: Partial<HttpRequest>, until?: string) => {
    const seen: string[] = [];
    await ask(answer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', { until, seen }), request);
    return seen[0];
  };

  it('is the target as given, with Host and Connection', async () => {
    expect(await sent({ target: '/a/../b%2Fc//?x=%20+' })).toBe(
      `GET /a/../b%2Fc//?x=%20+ HTTP/1.1\r\nHost: ${server?.door.host}\r\nConnection: close\r\n\r\n`,
    );
  });

  it('is the headers in order, repeated ones too, and nothing twice', async () => {
    const headers = [
      ['b', '1'],
      ['A', '2'],
      ['b', '3'],
      ['HOST', 'x'],
      ['connection', 'keep-alive'],
    ] as const;
    expect(await sent({ headers })).toBe(
      'GET / HTTP/1.1\r\nb: 1\r\nA: 2\r\nb: 3\r\nHOST: x\r\nconnection: keep-alive\r\n\r\n',
    );
  });

  it('is a body with its length in bytes', async () => {
    expect(await sent({ method: 'POST', body: 'é!' }, '!')).toContain('Content-Length: 3\r\n\r\nÃ©!');
    expect(await sent({ method: 'POST', body: '' })).toContain('Content-Length: 0\r\n\r\n');
  });

  it('is a body in chunks, without its length', async () => {
    const text = await sent({ method: 'POST', body: 'hello, world', chunkBytes: 5 }, '0\r\n\r\n');
    expect(text).toContain('Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\n, wor\r\n2\r\nld\r\n0\r\n\r\n');
    expect(text).not.toContain('Content-Length');
  });

  it('keeps a length that is a lie', async () => {
    expect(await sent({ method: 'POST', headers: [['Content-Length', '999999']] })).toMatch(
      /Content-Length: 999999\r\n.*\r\n\r\n$/s,
    );
  });
});

describe('what is read', () => {
  it('is a body by its length, in whatever pieces it comes', async () => {
    const parts = ['HTTP/1.1 2', '01 Created\r', '\nX-A: 1\r\nx-a:2\r\nContent-Le', 'ngth: 5\r\n\r\nhe', 'llo'];
    const response = await ask(answer(parts, { end: false }));
    expect(response).toMatchObject({ status: 201, text: 'hello', surplus: 0 });
    expect(response.headers).toEqual([
      ['x-a', '1'],
      ['x-a', '2'],
      ['content-length', '5'],
    ]);
    expect([response.header('X-A'), response.header('content-length'), response.header('none')]).toEqual([
      '1, 2',
      '5',
      null,
    ]);
    expect(response.seconds).toBeGreaterThan(0);
  });

  it('is a chunked body, with extensions and trailers', async () => {
    const parts = [
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhel',
      'lo\r\n2\r\n\r\n\r\n0\r',
      '\nX-T: 1\r\n\r\n',
    ];
    expect(await ask(answer(parts, { end: false }))).toMatchObject({ text: 'hello\r\n', surplus: 0 });
  });

  it('is a body until close', async () => {
    expect(await ask(answer(['HTTP/1.1 200 OK\r\n\r\nhel', 'lo']))).toMatchObject({ text: 'hello' });
  });

  it('is the final response behind interim ones', async () => {
    const parts =
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok';
    expect(await ask(answer(parts))).toMatchObject({ status: 200, text: 'ok' });
  });

  it('is every byte', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const response = await ask(answer(`HTTP/1.1 200 OK\r\nContent-Length: 256\r\n\r\n${body.toString('latin1')}`));
    expect(Buffer.from(response.body).equals(body)).toBe(true);
  });

  it.each(['HEAD / 200', 'GET / 204', 'GET / 304'])('is no body for %s, and what leaks is surplus', async (line) => {
    const [method, target, status] = line.split(' ');
    const parts = [`HTTP/1.1 ${status} X\r\nContent-Length: 4\r\n\r\nle`, 'ak'];
    for (const end of [true, false]) {
      expect(await ask(answer(parts, { end }), { method, target })).toMatchObject({ text: '', surplus: 4 });
      await server?.close();
    }
    expect(await ask(answer(parts[0]?.slice(0, -2) ?? ''), { method, target })).toMatchObject({
      status: Number(status),
      surplus: 0,
    });
  });

  it('counts what comes behind a body', async () => {
    expect(await ask(answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokleak'))).toMatchObject({
      text: 'ok',
      surplus: 4,
    });
  });
});

describe('a server that does not wait for the body', () => {
  const early = 'HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno\n';

  it('is read when a write fails before the answer was looked at', async () => {
    // In a thread of its own, so that the reset comes in the middle of the client's turn.
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      const serve = (socket) => socket.on('error', () => {}).once('data', () => socket.write(workerData, () => socket.resetAndDestroy()));
      const server = require('node:net').createServer(serve);
      server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
    const worker = new Worker(code, { eval: true, workerData: early });
    const [port] = await once(worker, 'message');
    for (let round = 0; round < 100; round++) {
      const door = { address: '127.0.0.1', port, tls: false, host: 'lab' };
      const request = { method: 'POST', target: '/', body: Buffer.alloc(35_000), chunkBytes: 10 };
      expect(await httpClient(door, request)).toMatchObject({ status: 413, text: 'no\n' });
    }
    await worker.terminate();
  });

  it.each([1, 5_000_000])('is read when it answers and closes (%i bytes to send)', async (size) => {
    for (let round = 0; round < 10; round++) {
      const serve = (socket: Socket) => socket.once('data', () => socket.pause().end(early));
      expect(await ask(serve, { method: 'POST', body: Buffer.alloc(size) })).toMatchObject({
        status: 413,
        text: 'no\n',
      });
      await server?.close();
    }
  });

  it.each([400_000, 5_000_000])(
    'is read when it answers and resets the connection (%i bytes to send)',
    async (size) => {
      for (let round = 0; round < 20; round++) {
        const serve = (socket: Socket) =>
          socket.once('data', () => socket.pause().write(early, () => socket.resetAndDestroy()));
        expect(await ask(serve, { method: 'POST', body: Buffer.alloc(size) })).toMatchObject({
          status: 413,
          text: 'no\n',
        });
        await server?.close();
      }
    },
  );
});

describe('what fails', () => {
  const rejects = (serve: (socket: Socket) => void, request?: Partial<HttpRequest>) =>
    expect(ask(serve, request)).rejects;

  it('says so in words', async () => {
    await rejects(answer('')).toThrow('GET /: the connection closed without an answer');
    await rejects(answer('HTTP/1.1 200 O')).toThrow('GET /: the connection closed inside the response head');
    await rejects(answer('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')).toThrow(
      'inside the body of a 200 (4 bytes came)',
    );
    await rejects(answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel')).toThrow(
      'inside the body of a 200',
    );
    await rejects(answer('SSH-2.0-x\r\n\r\n')).toThrow('not an HTTP/1.1 response: "SSH-2.0-x"');
    await rejects(answer('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n')).toThrow(
      'not a chunk size: "zz"',
    );
    await rejects((socket) => socket.resetAndDestroy()).toThrow('ECONNRESET');
  });

  it('is a silent or a slow server, after the time-out', async () => {
    await rejects(() => {}, { timeoutMs: 50 }).toThrow('no whole answer to GET / within 50 ms');
    await rejects(answer('HTTP/1.1 200 OK\r\n\r\nhalf', { end: false }), { timeoutMs: 50 }).toThrow('within 50 ms');
  });

  it('is a port where nobody listens', async () => {
    await ask(answer('HTTP/1.1 200 OK\r\n\r\n'));
    await server?.close();
    await expect(httpClient(server?.door as never, { method: 'GET', target: '/x' })).rejects.toThrow(
      'GET /x: connect ECONNREFUSED',
    );
  });
});

describe('over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-'));
  const paths = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'],
      ...['-subj', '/CN=someone.else', '-keyout', paths.key, '-out', paths.cert],
    ],
    { stdio: 'ignore' },
  );
  const certificate = { key: readFileSync(paths.key), cert: readFileSync(paths.cert) };
  rmSync(folder, { recursive: true });

  it('any certificate will do, and the name asked for is the host', async () => {
    let name: unknown;
    server = await rawServer((socket) => {
      name = (socket as TLSSocket).servername;
      answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')(socket);
    }, certificate);
    expect(await httpClient(server.door, { method: 'GET', target: '/' })).toMatchObject({ status: 200, text: 'ok' });
    expect(name).toBe('lab.example');
    const bare = { ...server.door, host: '127.0.0.1:8443' };
    expect(await httpClient(bare, { method: 'GET', target: '/' })).toMatchObject({ status: 200 });
    expect(name).toBe(false);
  });

  it('an early answer is read too', async () => {
    const reply = 'HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n';
    server = await rawServer(
      (socket) => socket.once('data', () => socket.pause().write(reply, () => socket.destroy())),
      certificate,
    );
    for (let round = 0; round < 10; round++) {
      expect(
        await httpClient(server.door, { method: 'POST', target: '/', body: Buffer.alloc(3_000_000) }),
      ).toMatchObject({ status: 413 });
    }
  });
});
