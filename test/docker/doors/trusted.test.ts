import { beforeAll, describe, expect, test } from 'vitest';
import { echo } from '../../../src/lib/echo.ts';
import { type Door, doors } from './lab.ts';

const lab = doors();

/** Every network that Docker takes addresses from: the tests come through the gateway of one. */
const trusted = ['172.16.0.0/12', '192.168.0.0/16', '198.18.0.0/15'];

const told = (client: string, more: [string, string][] = []): [string, string][] => [
  ['X-Forwarded-For', client],
  ['X-Forwarded-Proto', 'https'],
  ...more,
];

/** Asks from inside the container: its loopback address is not trusted. */
const stranger = `
import http.client
connection = http.client.HTTPConnection("127.0.0.1", 8080)
connection.request("GET", "/echo", headers={"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https"})
print(connection.getresponse().read().decode())`;

describe.each([
  { web: 'nginx', server: 'uwsgi', supervisor: 'supervisord' },
  { web: 'apache', server: 'gunicorn', supervisor: 'supervisord' },
  { web: 'apache', server: 'uvicorn', supervisor: 'supervisord' },
  { web: 'haproxy', server: 'gunicorn', supervisor: 'supervisord' },
  { web: 'lighttpd', server: 'gunicorn', supervisor: 'supervisord', nearest: true },
  { web: 'none', server: { name: 'gunicorn', worker: 'gthread' }, supervisor: 'none' },
  { web: 'none', server: 'uvicorn', supervisor: 'none' },
  { web: 'none', server: 'hypercorn', supervisor: 'none' },
])('trusted proxies before $web and $server', ({ nearest = false, ...said }) => {
  let door: Door;
  const server = typeof said.server === 'string' ? said.server : said.server.name;

  beforeAll(async () => {
    door = await lab.open({ name: `door-trusted-${said.web}-${server}`, ...said, workers: 2, trusted });
    return door.close;
  });

  const seenWith = async (headers: [string, string][]) => {
    const { client, scheme } = await door.echo({ headers });
    return { client, scheme };
  };

  test('one is believed about the client and the scheme', async () => {
    expect(await seenWith(told('203.0.113.9'))).toEqual({ client: '203.0.113.9', scheme: 'https' });
    expect(await seenWith([])).toEqual({ client: door.clientAddress, scheme: 'http' });
  });

  test('the client is the last hop that is not a proxy itself', async () => {
    const expected = { client: '203.0.113.9', scheme: 'https' };
    expect(await seenWith(told('6.6.6.6, 203.0.113.9'))).toEqual(expected);
    expect(await seenWith(told('evil, 203.0.113.9'))).toEqual(expected);
    expect(await seenWith(told('6.6.6.6,203.0.113.9 , 172.16.5.5, 192.168.3.3'))).toEqual(expected);
    expect(await seenWith(told('6.6.6.6', [['X-Forwarded-For', '203.0.113.9']]))).toEqual(expected);
    // When all are proxies it is the first of them; but for lighttpd, which has a declared limit for that.
    const first = nearest ? door.clientAddress : '172.16.5.5';
    expect(await seenWith(told('172.16.5.5, 192.168.3.3'))).toMatchObject({ client: first });
  });

  test('what is no address and no scheme is not passed off as one', async () => {
    const nonsense: [string, string][] = [
      ['X-Forwarded-For', 'evil'],
      ['X-Forwarded-Proto', 'evil'],
    ];
    expect(await seenWith(nonsense)).toEqual({ client: door.clientAddress, scheme: 'http' });
  });

  test('anyone else is not, and the app does not see the claim', async () => {
    const { output } = await door.engine.exec(door.plan.entry.service, ['python3', '-c', stranger]);
    const seen = echo(output);
    expect(seen).toMatchObject({ client: '127.0.0.1', scheme: 'http' });
    expect(JSON.stringify(seen)).not.toMatch(/6\.6\.6\.6|https/);
  });
});
