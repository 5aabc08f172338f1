import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import type { Deployment } from '../../src/model/deployment.ts';
import type { Stack } from '../../src/model/stack.ts';
import { openLab } from '../../src/observe/open-lab.ts';
import { type RawServer, rawServer } from './raw-server.ts';

const stack = { name: 'demo' } as Stack;
let server: RawServer | undefined;
afterEach(() => server?.close());

function deployment(over: Partial<Deployment>, host: string | null = null): Deployment {
  const facts = {
    url: 'http://127.0.0.1:8080',
    plainUrl: 'http://127.0.0.1:8080',
    port: 8080,
    tlsPort: null,
    clientAddress: '172.18.0.1',
  };
  return { ...facts, plan: { entry: { host } }, options: { root: '/home/demo' }, ...over } as Deployment;
}

it('knows the stack from the deployment', () => {
  const facts = {
    stack,
    port: 8080,
    scheme: 'http',
    host: '127.0.0.1:8080',
    root: '/home/demo',
    clientAddress: '172.18.0.1',
    pace: 1,
  };
  expect(openLab(stack, deployment({}))).toMatchObject(facts);
});

it('names a host that the web server serves', () => {
  expect(openLab(stack, deployment({}, 'example.org')).host).toBe('example.org:8080');
  expect(openLab(stack, deployment({ port: 80 }, 'example.org')).host).toBe('example.org');
});

it('goes in over TLS where the stack has it', () => {
  const tls = deployment({ url: 'https://127.0.0.1:8443', tlsPort: 8443 }, 'example.org');
  expect(openLab(stack, tls)).toMatchObject({ port: 8443, scheme: 'https', host: 'example.org:8443' });
  expect(openLab(stack, { ...tls, tlsPort: 443 }).host).toBe('example.org');
});

it('sends requests to the front door, on the plain port when asked', async () => {
  let text = '';
  server = await rawServer((socket) =>
    once(socket, 'data').then(([bytes]) => {
      text = String(bytes);
      socket.end('HTTP/1.1 308 X\r\nContent-Length: 0\r\n\r\n');
    }),
  );
  const { port } = server.door;
  const lab = openLab(stack, deployment({ port, tlsPort: 1 }, 'example.org'));
  expect(await lab.request({ method: 'GET', target: '/a', plain: true })).toMatchObject({ status: 308 });
  expect(text).toContain(`GET /a HTTP/1.1\r\nHost: example.org:${port}\r\n`);
  await expect(lab.request({ method: 'GET', target: '/a' })).rejects.toThrow('ECONNREFUSED');
});
