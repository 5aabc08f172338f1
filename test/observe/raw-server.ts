import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Door } from '../../src/observe/http-client.ts';

/** A server that does to each connection what the test says. */
export interface RawServer {
  readonly door: Door;
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1, over TLS when it gets a certificate. */
export async function rawServer(serve: (socket: Socket) => void, certificate?: tls.TlsOptions): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  };
  const server = certificate ? tls.createServer(certificate, accept) : createServer(accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    door: { address: '127.0.0.1', port, tls: certificate !== undefined, host: `lab.example:${port}` },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
