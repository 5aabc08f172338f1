import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { engineAddress } from '../../../src/deploy/engine-address.ts';

/**
 * What happens at a call. `kill-before`: the client dies before the engine hears of it. `kill-after`: it dies when the
 * engine has done it, before the answer. `error`: 500 instead. `cut`: the engine does it and the answer breaks off half-way;
 * a stream just ends. `stall`: nothing ever comes.
 */
export const strikes = ['kill-before', 'kill-after', 'error', 'cut', 'stall'] as const;
export type Strike = (typeof strikes)[number];

export interface Fault {
  /** Which call, from 1, or the first one like this: `POST /build`. */
  readonly at: number | RegExp;
  readonly strike: Strike;
  /** Ends the client; for the two that kill. */
  readonly kill?: () => Promise<void>;
  /** What `error` answers: 500 when absent; a body as it is, else a message as the engine would put it. */
  readonly answer?: { readonly status: number; readonly message?: string; readonly body?: string };
  /** Strikes every later call too: the engine is gone. */
  readonly forGood?: boolean;
}

/** The engine behind a socket of its own that counts calls and spoils some. */
export interface FaultyEngine {
  readonly env: { readonly DOCKER_HOST: string };
  /** `POST /containers/create`, in order. */
  readonly calls: string[];
  /** The first call that was struck; null when it never came to that. */
  readonly struck: () => string | null;
  readonly close: () => void;
}

/** Streams that go on while something happens; one that ends too early looks like one that ends. */
const streams = /\/(build|wait|attach|events|images\/create)\b|\/exec\/[^/]+\/start|\/logs\?.*follow=(1|true)/;

/** Opens it; without a fault it only counts. */
export async function faultyEngine(fault: Fault | null = null): Promise<FaultyEngine> {
  const path = join(mkdtempSync(join(tmpdir(), 'stackwright-proxy-')), 'docker.sock');
  const calls: string[] = [];
  let struck: string | null = null;
  const server = createServer((incoming, outgoing) => {
    const call = `${incoming.method} ${incoming.url?.replace(/^\/v[\d.]+/, '').replace(/\?.*/, '')}`;
    calls.push(call);
    const meant = fault !== null && (fault.at instanceof RegExp ? fault.at.test(call) : calls.length === fault.at);
    if (fault === null || !(struck === null ? meant : fault.forGood)) return pass(incoming, outgoing);
    struck ??= call;
    void strike(fault, incoming, outgoing);
  });
  server.on('upgrade', (incoming, socket: Socket) => {
    calls.push(`${incoming.method} ${incoming.url}`);
    tunnel(incoming, socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
    rmSync(dirname(path), { recursive: true, force: true });
  };
  return { env: { DOCKER_HOST: `unix://${path}` }, calls, struck: () => struck, close };
}

async function strike(fault: Fault, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (fault.strike === 'stall') return void incoming.resume();
  if (fault.strike === 'error') {
    await finished(incoming.resume()).catch(() => {});
    const { status = 500, message = 'this call was made to fail', body } = fault.answer ?? {};
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body ?? JSON.stringify({ message }));
    return;
  }
  if (fault.strike === 'kill-before') {
    await fault.kill?.();
    return void incoming.socket.destroy();
  }
  const answer = await forward(incoming, outgoing).catch(() => null);
  if (fault.strike === 'kill-after') await fault.kill?.();
  else if (answer) await cut(answer, outgoing, streams.test(incoming.url ?? ''));
  answer?.destroy();
  incoming.socket.destroy();
}

/** Half of an answer that has an end; of a stream its beginning, and then an end as if that were all. */
async function cut(answer: IncomingMessage, outgoing: ServerResponse, isStream: boolean): Promise<void> {
  const { statusCode = 502, headers } = answer;
  if (isStream) {
    outgoing.writeHead(statusCode, headers).flushHeaders();
    return new Promise((resolve) => outgoing.end(resolve));
  }
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  if (body.length === 0) return;
  outgoing.writeHead(statusCode, headers);
  await new Promise((resolve) => outgoing.write(body.subarray(0, body.length / 2), resolve));
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
  forward(incoming, outgoing).then(
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
      answer.on('error', () => outgoing.destroy()).pipe(outgoing);
    },
    (error) => {
      console.error(`the proxy itself: ${incoming.method} ${incoming.url}: ${error}`);
      outgoing.destroy();
    },
  );
}

/** A connection that becomes a plain pipe in both directions: an attached terminal. */
function tunnel(incoming: IncomingMessage, socket: Socket): void {
  const { method, url, headers } = incoming;
  const call = request({ ...engine(), method, path: url, headers }).on('error', () => socket.destroy());
  call.on('upgrade', (answer, other, head) => {
    const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    socket.write(head);
    socket.pipe(other).on('error', () => socket.destroy());
    other.pipe(socket).on('error', () => other.destroy());
  });
  call.end();
}

/** Sends a call on, in one piece but for what is being built; when its client goes away, so does the call. */
async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<IncomingMessage> {
  const { method, url = '', headers } = incoming;
  const body = /\/build\b/.test(url) ? null : await buffer(incoming);
  return new Promise((resolve, reject) => {
    const call = request({ ...engine(), agent: false, method, path: url, headers }, resolve).on('error', reject);
    outgoing.on('close', () => call.destroy());
    if (body === null) incoming.pipe(call);
    else call.end(body);
  });
}

/** Where the engine really is. */
function engine() {
  const { socketPath, host, port } = engineAddress(process.env, '/nowhere');
  return socketPath === null ? { host, port } : { socketPath };
}
