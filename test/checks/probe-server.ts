import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the fake front hands it to the fake app. */
export interface Exchange {
  readonly method: string;
  readonly target: string;
  readonly headers: [string, string][];
  readonly body: Buffer;
  readonly client: string;
  readonly id: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** What a server does otherwise than it should. */
export interface Faults {
  /** Answers itself, before the app. */
  readonly front?: (exchange: Exchange, request: IncomingMessage, response: ServerResponse) => Answer | null;
  /** What the app gets instead. */
  readonly toApp?: (exchange: Exchange) => Exchange;
  /** What of the app's echo is otherwise. */
  readonly echo?: (exchange: Exchange) => Record<string, unknown>;
  /** Bytes written behind the answer. */
  readonly surplus?: (exchange: Exchange) => string;
  /** What is logged of a request, and by whom. */
  readonly log?: (lines: { tier: string; id: string; uri: string }[]) => unknown[];
}

/** A web server and the probe app in one, on a free port, that behaves but for its faults. */
export interface ProbeServer {
  readonly server: Server;
  readonly port: number;
  readonly logs: string[];
}

/** Header names that the front sets itself, so what a client sends under them is dropped. */
const reserved = /^(x[-_]forwarded|x[-_]real|x[-_]url|x[-_]request[-_]id|forwarded$|proxy$|script_name$)/i;

/** Starts it; `statics` are the files the front serves itself, by target. */
export async function probeServer(faults: Faults, statics: Readonly<Record<string, string>>): Promise<ProbeServer> {
  const logs: string[] = [];
  const server = createServer(
    { maxHeaderSize: 32_768, keepAliveTimeout: 1, insecureHTTPParser: true },
    async (request, response) => {
      const exchange = await receive(request);
      const hostile = faults.front?.(exchange, request, response) ?? null;
      const own = hostile ?? front(exchange, statics);
      const answer = own ?? (await app((faults.toApp ?? forward)(exchange), faults));
      const tiers = own ? ['web'] : ['web', 'app'];
      const lines = tiers.map((tier) => ({ tier, id: exchange.id, uri: exchange.target }));
      logs.push(
        ...(faults.log ?? ((all) => all))(lines).map((line) =>
          typeof line === 'string' ? line : JSON.stringify(line),
        ),
      );
      send(response, exchange, answer);
      const surplus = faults.surplus?.(exchange);
      if (surplus) response.socket?.write(surplus);
    },
  );
  server.on('clientError', (_, socket) =>
    socket.end('HTTP/1.1 431 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, logs };
}

async function receive(request: IncomingMessage): Promise<Exchange> {
  const headers = Array.from({ length: request.rawHeaders.length / 2 }, (_, index) =>
    request.rawHeaders.slice(2 * index, 2 * index + 2),
  );
  const { method = '', url: target = '' } = request;
  const about = {
    method,
    target,
    headers: headers as [string, string][],
    client: '172.18.0.1',
    id: randomUUID().replaceAll('-', ''),
  };
  if (Number(request.headers['content-length'] ?? 0) > 10 * 2 ** 20) return { ...about, body: Buffer.alloc(0) };
  return { ...about, body: Buffer.concat(await request.toArray()) };
}

function front({ target, headers }: Exchange, statics: Readonly<Record<string, string>>): Answer | null {
  const field = (name: string) => headers.find((header) => header[0].toLowerCase() === name)?.[1] ?? '';
  if (target.startsWith('http') || field('host').startsWith('evil')) return { status: 421 };
  if (Number(field('content-length')) > 10 * 2 ** 20) return { status: 413 };
  const file = statics[target.replace(/\?.*/, '')];
  if (file !== undefined) return { status: 200, body: file };
  return target.startsWith('/static/') ? { status: 404 } : null;
}

/** What a good front makes of a request. */
export function forward(exchange: Exchange): Exchange {
  const kept = exchange.headers.filter(([name]) => !reserved.test(name));
  return {
    ...exchange,
    headers: [
      ...kept,
      ['X-Forwarded-For', exchange.client],
      ['X-Forwarded-Proto', 'http'],
      ['X-Request-ID', exchange.id],
    ],
  };
}

async function app(exchange: Exchange, faults: Faults): Promise<Answer> {
  const { pathname, searchParams } = new URL(`http://x${exchange.target.replace(/^[^/]*/, '')}`);
  const headers = { 'x-probe-pid': '7' };
  if (/^\/echo(\/|$)/.test(pathname))
    return { status: 200, headers, body: JSON.stringify({ ...seen(exchange), ...faults.echo?.(exchange) }) };
  if (pathname === '/large') return { status: 200, headers, body: 'x'.repeat(Number(searchParams.get('bytes'))) };
  if (pathname === '/ignore') return { status: 200, headers, body: 'ignored\n' };
  if (pathname === '/ready') return { status: 200, headers, body: 'ready\n' };
  if (pathname === '/slow') {
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(searchParams.get('seconds'))));
    return { status: 200, headers, body: 'slow\n' };
  }
  return { status: 404, headers: { ...headers, 'x-probe': '404' } };
}

function seen({ method, target, headers, client, body }: Exchange) {
  const [path = '', ...query] = target.split('?');
  const sent = headers.map(([name, value]) => [name.toLowerCase(), value]);
  return {
    interface: 'asgi',
    method,
    path: decodeURIComponent(path),
    script_name: '',
    raw: path,
    query: query.join('?'),
    scheme: 'http',
    host: sent.find(([name]) => name === 'host')?.[1],
    client,
    headers: sent,
    body: { length: body.length, sha256: createHash('sha256').update(body).digest('hex') },
  };
}

function send(response: ServerResponse, { method }: Exchange, { status, headers = {}, body = '' }: Answer): void {
  const bytes = Buffer.from(body);
  if (response.writableEnded || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': bytes.length, connection: 'close' });
  response.end(method === 'HEAD' ? undefined : bytes);
}
