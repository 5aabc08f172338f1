import { connect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { echo } from '../../../src/lib/echo.ts';
import { certificate, type Door, doors } from './lab.ts';

const lab = doors();

/** Names that are not ours, and under `*.door.example` what is no name. */
const foreign = [
  ...['evil.example', 'door.example.evil', 'xdoor.example', '127.0.0.1', '[::1]', 'localhost', ''],
  ...['evil.example:door.example', 'door.example@evil.example', 'door.example/evil', 'evil.example/.door.example'],
  ...['evil.example\\.door.example', 'evil.example?.door.example', 'evil.example#.door.example', 'evil@x.door.example'],
  ...[
    '<x>.door.example',
    'x"y.door.example',
    '$x.door.example',
    '*.door.example',
    'x,y.door.example',
    'x y.door.example',
  ],
  ...['x..door.example', '\xe9.door.example', '\x01.door.example', '%61.door.example'],
];

const ours = ['door.example', 'DOOR.example', 'a.door.example', 'a-b.c.door.example', 'door.example:1234'];

/** Sends a head as it is and gives the status, and what the probe saw if it came so far. */
function send(port: number, tls: boolean, ...lines: string[]) {
  return new Promise<{ status: number; seen: ReturnType<typeof echo> }>((resolve, reject) => {
    const to = { host: '127.0.0.1', port, rejectUnauthorized: false, servername: 'door.example' };
    const socket = tls ? tlsConnect(to) : connect(to);
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('end', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      const reached = /^x-probe-pid:/im.test(head);
      resolve({ status: Number(head.slice(9, 12)), seen: reached ? echo(body) : null });
    });
    socket.on('error', reject);
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`, 'latin1');
  });
}

describe.each([
  { web: 'nginx', server: 'uwsgi' },
  { web: 'apache', server: 'gunicorn' },
  { web: 'haproxy', server: 'gunicorn' },
  { web: 'lighttpd', server: 'gunicorn' },
  { web: 'caddy', server: 'gunicorn' },
])('hosts at $web', ({ web, server }) => {
  const said = { web, server, supervisor: 'supervisord', workers: 1, hosts: ['door.example', '*.door.example'] };
  const listen = { tls: { certificate: 'certificate.pem', key: 'key.pem' } };
  let plain: Door;
  let secure: Door;

  beforeAll(async () => {
    const both = [
      lab.open({ ...said, name: `door-hosts-${web}` }),
      lab.open({ ...said, name: `door-hosts-${web}-tls`, listen }, certificate()),
    ];
    [plain, secure] = (await Promise.all(both)) as [Door, Door];
    return () => Promise.all([plain.close(), secure.close()]);
  });

  /** Every listener that a client reaches: plain, plain before TLS, TLS. */
  const listeners = () => [
    { port: plain.port, tls: false, scheme: 'http', found: 200 },
    { port: secure.plainPort, tls: false, scheme: 'http', found: 308 },
    { port: secure.port, tls: true, scheme: 'https', found: 200 },
  ];

  test('ours are served, in the form that the app can build links from', async () => {
    for (const { port, tls, found } of listeners()) {
      for (const host of ours) {
        const { status, seen } = await send(port, tls, 'GET /echo HTTP/1.1', `Host: ${host}`);
        expect([host, status]).toEqual([host, found]);
        if (found === 200) expect(seen?.host?.toLowerCase()).toBe(host.toLowerCase());
      }
    }
  });

  test('others are refused by every listener, and the app never sees them', async () => {
    for (const { port, tls } of listeners()) {
      for (const host of foreign) {
        const { status, seen } = await send(port, tls, 'GET /echo HTTP/1.1', `Host: ${host}`);
        expect([host, status === 400 || status === 421, seen]).toEqual([host, true, null]);
      }
    }
  });

  test('so are a missing Host, two of them, and a foreign one in the request line', async () => {
    for (const { port, tls, scheme } of listeners()) {
      const heads = [
        ['GET /echo HTTP/1.1'],
        ['GET /echo HTTP/1.0'],
        ['GET /echo HTTP/1.1', 'Host: door.example', 'Host: evil.example'],
        [`GET ${scheme}://evil.example/echo HTTP/1.1`, 'Host: door.example'],
        [`GET ${scheme}://door.example@evil.example/echo HTTP/1.1`, 'Host: door.example'],
        ['GET evil.example/echo HTTP/1.1', 'Host: door.example'],
        ['CONNECT evil.example:80 HTTP/1.1', 'Host: evil.example:80'],
      ];
      for (const head of heads) {
        const { status, seen } = await send(port, tls, ...head);
        expect([head, Math.floor(status / 100), seen]).toEqual([head, 4, null]);
      }
    }
  });

  test('the request line outranks the header, and the app sees the one that counts', async () => {
    for (const { port, tls, scheme, found } of listeners()) {
      const head = [`GET ${scheme}://door.example/echo HTTP/1.1`, 'Host: evil.example'];
      const { status, seen } = await send(port, tls, ...head);
      expect([400, 421, found]).toContain(status);
      if (seen) expect(seen.host).toBe('door.example');
    }
  });
});

test.each(['nginx', 'apache', 'haproxy', 'lighttpd', 'caddy'])('a wildcard alone at %s', async (web) => {
  const said = { name: `door-hosts-${web}-wild`, web, server: 'gunicorn', workers: 1, hosts: ['*.door.example'] };
  const door = await lab.open(said);
  const statuses = ['a.door.example', 'door.example', 'localhost', 'evil.example'].map(async (host) => {
    const { status } = await send(door.port, false, 'GET /echo HTTP/1.1', `Host: ${host}`);
    return status;
  });
  expect(await Promise.all(statuses)).toEqual([200, 421, 421, 421]);
  await door.close();
});
