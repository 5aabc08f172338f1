import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as tlsConnect } from 'node:tls';
import { expect, test } from 'vitest';
import { certificate, type Door, doors } from './lab.ts';

const lab = doors();
const listen = { tls: { certificate: 'certificate.pem', key: 'key.pem' } };

/** Opens a WebSocket with small text frames only (RFC 6455): the first bytes of the answer, what came, and a way to say. */
async function webSocket(door: Door, path: string) {
  const to = { host: '127.0.0.1', port: door.port, rejectUnauthorized: false };
  const socket = door.scheme === 'https' ? tlsConnect(to) : connect(to);
  let bytes = Buffer.alloc(0);
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    // A ping without a payload: some servers give up a client that does not answer it.
    if (data[0] === 0x89 && data[1] === 0) socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]));
  });
  const key = randomBytes(16).toString('base64');
  const upgrade = [
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
  ];
  socket.write(`${[`GET ${path} HTTP/1.1`, `Host: ${door.host}`, ...upgrade].join('\r\n')}\r\n\r\n`);
  const take = async (size: () => number) => {
    for (let tries = 0; bytes.length === 0 || size() > bytes.length || size() === 0; tries++) {
      if (tries > 200) throw new Error(`nothing more came: ${bytes.toString('latin1').slice(0, 200)}`);
      await sleep(20);
    }
    const taken = bytes.subarray(0, size());
    bytes = bytes.subarray(taken.length);
    return taken;
  };
  const head = await take(() => bytes.indexOf('\r\n\r\n') + 4 * Number(bytes.includes('\r\n\r\n')));
  return {
    status: head.toString().slice(9, 12),
    /** The next text; a server's ping between is no such frame. */
    hear: async (): Promise<string> => {
      for (;;) {
        const frame = await take(() => 2 + ((bytes[1] ?? 0) & 127));
        if (((frame[0] ?? 0) & 15) === 1) return frame.subarray(2).toString();
      }
    },
    say: (text: string) =>
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)])),
    end: () => socket.destroy(),
  };
}

test.concurrent.each([
  { web: 'nginx', server: 'uvicorn', supervisor: 'none', secure: false },
  { web: 'apache', server: 'uvicorn', supervisor: 'supervisord', secure: false },
  { web: 'nginx', server: 'uvicorn', supervisor: 'supervisord', secure: true },
  { web: 'apache', server: 'uvicorn', supervisor: 'none', secure: true },
  { web: 'haproxy', server: 'uvicorn', supervisor: 'none', secure: true },
  { web: 'lighttpd', server: 'uvicorn', supervisor: 'none', secure: true },
  { web: 'lighttpd', server: 'uvicorn', supervisor: 'supervisord', secure: false },
  { web: 'caddy', server: 'uvicorn', supervisor: 'none', secure: true },
  { web: 'none', server: 'uvicorn', supervisor: 'none', secure: false },
  { web: 'nginx', server: 'puma', supervisor: 'none', secure: false },
  { web: 'apache', server: 'puma', supervisor: 'none', secure: false },
  ...['nginx', 'apache', 'haproxy', 'lighttpd'].flatMap((web) =>
    ['daphne', 'hypercorn', 'tornado', 'aiohttp'].map((server) => ({
      ...{ web, server, supervisor: 'none', secure: false },
    })),
  ),
])('WebSocket through $web to $server, TLS: $secure', async ({ secure, ...said }) => {
  const name = `door-websocket-${said.web}-${said.server}-${secure}`;
  const timeouts = { request: '2s', header: '2s', body: '2s', keepalive: '2s' };
  const rest = { timeouts, ...(secure ? { listen } : {}) };
  const door = await lab.open({ name, ...said, ...rest, workers: 2 }, certificate());
  const socket = await webSocket(door, '/ws');
  expect(socket.status).toBe('101');
  const seen = { scheme: secure ? 'wss' : 'ws', client: door.clientAddress, path: '/ws' };
  expect(JSON.parse(await socket.hear())).toEqual(seen);
  socket.say('one');
  expect(await socket.hear()).toBe('one');
  // Longer than every timeout of the web server.
  await sleep(9000);
  socket.say('two');
  expect(await socket.hear()).toBe('two');
  socket.end();
  const refused = await webSocket(door, '/nowhere');
  expect(['403', '404']).toContain(refused.status);
  refused.end();
  await door.close();
});

// Hypercorn would upgrade to HTTP/2, and what then comes would pass by the web server's rules.
test.each(['nginx', 'apache', 'haproxy', 'lighttpd', 'caddy'])(
  'no other protocol is upgraded to by %s',
  async (web) => {
    const door = await lab.open({ name: `door-upgrade-${web}`, web, server: 'hypercorn', workers: 1 });
    const headers: [string, string][] = [
      ['Connection', 'Upgrade, HTTP2-Settings'],
      ['Upgrade', 'h2c'],
      ['HTTP2-Settings', 'AAMAAABkAAQAAP__'],
    ];
    expect((await door.request({ method: 'GET', target: '/ready', headers })).status).toBe(200);
    await door.close();
  },
);
