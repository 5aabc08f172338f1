import { isIP, connect as plainConnect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import type { HttpRequest, HttpResponse } from '../model/check.ts';
import { parseResponse, type RawResponse } from './parse-response.ts';

/** Where requests go in. */
export interface Door {
  readonly address: string;
  readonly port: number;
  readonly tls: boolean;
  /** The Host header where a request has none, and the name asked for over TLS. */
  readonly host: string;
}

const LINGER_MS = 200;

/**
 * Sends one request over a connection of its own, byte for byte as it is given, and reads the answer. Adds Host,
 * `Connection: close` and the body's length where absent. Rejects when there is no whole answer within `timeoutMs`.
 */
export async function httpClient(door: Door, request: HttpRequest): Promise<HttpResponse> {
  const started = performance.now();
  const { status, headers, body, surplus } = await exchange(door, request);
  return {
    status,
    headers,
    header: (name) => {
      const named = headers.filter((header) => header[0] === name.toLowerCase());
      return named.length > 0 ? named.map((header) => header[1]).join(', ') : null;
    },
    body,
    text: body.toString('utf8'),
    surplus,
    seconds: (performance.now() - started) / 1000,
  };
}

function exchange(door: Door, request: HttpRequest): Promise<RawResponse> {
  const { method, target, timeoutMs = 15_000 } = request;
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    let linger: NodeJS.Timeout | undefined;
    const parse = (ended: boolean, cause?: Error) => {
      try {
        const answer = parseResponse(Buffer.concat(received), { method, ended });
        if (!answer) return;
        if (answer.bodiless && !ended) linger ??= setTimeout(parse, LINGER_MS, true);
        else finish(() => resolve(answer));
      } catch (error) {
        fail(`${method} ${target}: ${(cause ?? (error as Error)).message}`, cause);
      }
    };
    const socket = connect(door, (bytes) => {
      received.push(bytes);
      parse(false);
    });
    const fail = (message: string, cause?: Error) => finish(() => reject(new Error(message, { cause })));
    const timer = setTimeout(fail, timeoutMs, `no whole answer to ${method} ${target} within ${timeoutMs} ms`);
    const finish = (settle: () => void) => {
      settle();
      clearTimeout(timer);
      clearTimeout(linger);
      socket.destroy();
    };
    socket.on('end', () => parse(true)).on('error', (error) => parse(true, error));
    for (const part of parts(door, request)) socket.write(part);
  });
}

/**
 * Connects so that reading survives a failed write: a server may answer and close before it has read the whole body,
 * and a stream would drop that answer. `onread` gets past the errored stream, and destruction waits for it.
 */
function connect(door: Door, onBytes: (bytes: Buffer) => void): Socket {
  const name = door.host.replace(/:\d+$/, '');
  const callback = (size: number, buffer: Uint8Array) => {
    onBytes(Buffer.from(buffer.subarray(0, size)));
    return true;
  };
  const options = {
    host: door.address,
    port: door.port,
    noDelay: true,
    onread: { buffer: Buffer.alloc(65_536), callback },
  };
  const socket = door.tls
    ? tlsConnect({ ...options, rejectUnauthorized: false, ...(isIP(name) ? {} : { servername: name }) })
    : plainConnect(options);
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error?: NodeJS.ErrnoException) => {
    if (error?.syscall !== 'write') return destroy(error);
    setTimeout(destroy, LINGER_MS, error);
    return socket;
  };
  return socket;
}

function* parts(
  door: Door,
  { method, target, headers = [], body, chunkBytes }: HttpRequest,
): Generator<string | Uint8Array> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const framing: [string, string][] = [];
  if (bytes) framing.push(chunkBytes ? ['Transfer-Encoding', 'chunked'] : ['Content-Length', String(bytes.length)]);
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  const absent = ([name]: readonly [string, string]) => !named.has(name.toLowerCase());
  const added = [['Host', door.host], ['Connection', 'close'], ...framing] as const;
  const lines = [...added.slice(0, 1).filter(absent), ...headers, ...added.slice(1).filter(absent)];
  yield Buffer.from(
    `${[`${method} ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`,
  );
  if (bytes) yield* chunkBytes ? chunks(bytes, chunkBytes) : [bytes];
}

function* chunks(bytes: Uint8Array, size: number): Generator<string | Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    yield `${chunk.length.toString(16)}\r\n`;
    yield chunk;
    yield '\r\n';
  }
  yield '0\r\n\r\n';
}
