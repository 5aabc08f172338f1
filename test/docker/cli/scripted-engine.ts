import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { engineAddress } from '../../../src/deploy/engine-address.ts';

/** What an engine says to a call instead of doing it. */
export type Reply = (response: ServerResponse, close: () => void) => void;

/** The engine behind a socket, but for the calls that match, such as `POST /build`. For as long as the test runs. */
export async function scriptedEngine(replies: Readonly<Record<string, Reply>>): Promise<{ DOCKER_HOST: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-scripted-'));
  const path = join(folder, 'docker.sock');
  const server = createServer((incoming, outgoing) => {
    const call = `${incoming.method} ${incoming.url?.replace(/^\/v[\d.]+/, '').replace(/\?.*/, '')}`;
    const reply = Object.entries(replies).find(([pattern]) => new RegExp(`^${pattern}$`).test(call))?.[1];
    if (!reply) return forward(incoming, outgoing);
    // An engine reads what it is sent before it refuses it.
    incoming.resume().once('end', () => reply(outgoing, close));
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => {
    close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { DOCKER_HOST: `unix://${path}` };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const socketPath = engineAddress({}, '/nowhere').socketPath ?? '';
  const { method = 'GET', url = '/', headers } = incoming;
  // A connection of its own: one that is used again may be the one that the engine is closing.
  const call = request({ socketPath, method, path: url, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    outgoing.flushHeaders();
    answer.on('error', () => outgoing.destroy()).pipe(outgoing);
  });
  outgoing.on('close', () => call.destroy());
  incoming.pipe(call).on('error', () => outgoing.destroy());
}
