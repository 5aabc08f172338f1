import { mkdtempSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineAddress } from '../../../src/deploy/engine-address.ts';

/** What happens at one call: before the engine hears of it, or after it has done it and before its answer is passed on. */
export type Fault = {
  readonly at: number;
  readonly when: 'before' | 'after';
  readonly strike: 'cut' | (() => Promise<void>);
};

/** The engine behind a socket that counts calls and spoils one. */
export interface FaultyEngine {
  readonly env: { readonly DOCKER_HOST: string };
  /** `POST /containers/create`, in order. */
  readonly calls: string[];
  readonly close: () => void;
}

/** Opens it; without a fault it only counts. */
export async function faultyEngine(fault: Fault | null = null): Promise<FaultyEngine> {
  const socketPath = engineAddress({}, '/nowhere').socketPath ?? '';
  const path = join(mkdtempSync(join(tmpdir(), 'stackwright-proxy-')), 'docker.sock');
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    calls.push(`${incoming.method} ${incoming.url?.replace(/^\/v[\d.]+/, '').replace(/\?.*/, '')}`);
    const hit = fault !== null && calls.length === fault.at;
    const spoil = async () => {
      if (fault?.strike !== 'cut') await fault?.strike();
      incoming.socket.destroy();
    };
    if (hit && fault.when === 'before') return void spoil();
    const { method = 'GET', url = '/', headers } = incoming;
    const forward = request({ socketPath, method, path: url, headers }, (answer) => {
      if (hit) return void spoil();
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      answer.on('error', () => outgoing.destroy()).pipe(outgoing);
    });
    outgoing.on('close', () => forward.destroy());
    incoming.pipe(forward).on('error', () => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { env: { DOCKER_HOST: `unix://${path}` }, calls, close };
}
