import { connect, type SecureVersion } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificate, type Door, doors } from './lab.ts';

const lab = doors();
const pem = certificate();
const tls = { certificate: 'certificate.pem', key: 'key.pem' };
const hosts = ['door.example', '*.door.example'];

/** What a client and the server agree on. */
const handshake = (
  { port }: Door,
  more: { maxVersion?: SecureVersion; minVersion?: SecureVersion; servername?: string },
) =>
  new Promise<{ protocol: string | null; alpn: string | false | null } | string>((resolve) => {
    const options = { host: '127.0.0.1', port, rejectUnauthorized: false, ALPNProtocols: ['h2', 'http/1.1'] };
    const ciphers = 'DEFAULT@SECLEVEL=0';
    const socket = connect({ servername: 'door.example', ...options, ciphers, ...more }, () => {
      resolve({ protocol: socket.getProtocol(), alpn: socket.alpnProtocol });
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

const fronts = [
  { web: 'nginx', server: 'gunicorn', named: true },
  { web: 'nginx', server: 'uwsgi', named: false },
  { web: 'apache', server: 'uwsgi', named: true },
  { web: 'apache', server: 'gunicorn', named: false },
  { web: 'haproxy', server: 'gunicorn', named: true },
  { web: 'haproxy', server: 'uwsgi', named: false },
  { web: 'lighttpd', server: 'gunicorn', named: true },
  { web: 'lighttpd', server: 'uwsgi', named: false },
  { web: 'caddy', server: 'gunicorn', named: true },
  { web: 'caddy', server: 'gunicorn', named: false },
];

describe.each(fronts)('TLS at $web before $server, hosts: $named', ({ web, server, named }) => {
  let door: Door;
  const name = `door-tls-${web}${named ? '-hosts' : ''}`;

  beforeAll(async () => {
    // The redirect names the port of the description, and https's own not at all.
    const listen = { tls: named ? tls : { ...tls, port: 443 } };
    door = await lab.open({ name, web, server, workers: 1, listen, ...(named ? { hosts } : {}) }, pem);
    return door.close;
  });

  test('speaks TLS 1.2 and 1.3 and HTTP/2, and nothing older', async () => {
    expect(await handshake(door, {})).toEqual({ protocol: 'TLSv1.3', alpn: 'h2' });
    expect(await handshake(door, { maxVersion: 'TLSv1.2' })).toEqual({ protocol: 'TLSv1.2', alpn: 'h2' });
    const old = await handshake(door, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
    expect(old).toMatch(/ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/);
  });

  test('tells the app that the client came over https, to the port it used', async () => {
    const seen = await door.echo();
    const headers = Object.fromEntries(seen.headers);
    expect(seen).toMatchObject({ scheme: 'https', host: door.host, client: door.clientAddress });
    expect([headers['x-forwarded-proto'], headers['x-forwarded-port']]).toEqual(['https', String(door.port)]);
  });

  test('sends clients of the plain port to TLS, with the path and query they asked for', async () => {
    const host = door.host.replace(/:.*/, named ? ':8443' : '');
    const targets = [
      '/',
      '/a%2Fb%20c/%C3%A9?d=%2F&e=a+b?f',
      '//evil.example/..%2f',
      '/a%0d%0aSet-Cookie:x',
      '/%3Fx',
      '/%22%25',
    ];
    for (const target of targets) {
      const { status, headers } = await door.request({ method: 'POST', target, body: 'x', plain: true });
      const location = headers.filter(([header]) => header === 'location').map(([, value]) => value);
      expect([target, status, location]).toEqual([target, 308, [`https://${host}${target}`]]);
      expect(headers.some(([header]) => header === 'set-cookie')).toBe(false);
    }
    const odd = await door.request({ method: 'GET', target: '/a\tb', plain: true });
    expect(odd.status === 400 || odd.header('location')?.startsWith(`https://${host}/`)).toBe(true);
    const headers: [string, string][] = [['Host', host]];
    const absolute = await door.request({ method: 'GET', target: `http://${host}/a?b`, headers, plain: true });
    expect(absolute.header('location')).toBe(`https://${host}/a?b`);
  });

  test('its own health check passes, through a listener that only the container reaches', async () => {
    const { Config } = await lab.container(name, 'web').inspect();
    const [, ...argv] = Config.Healthcheck?.Test ?? [];
    expect(await door.engine.exec('web', argv)).toEqual({ exitCode: 0, output: '' });
    const listening = await door.engine.exec('web', ['cat', '/proc/net/tcp']);
    expect(listening.output).toMatch(/ 0100007F:1F8F .* 0A /);
  });

  test('promises TLS for the future, whatever the answer', async () => {
    const hsts = async (target: string) => {
      const { status, header } = await door.request({ method: 'GET', target });
      return [status, header('strict-transport-security')];
    };
    const promise = 'max-age=63072000';
    expect(await hsts('/ready')).toEqual([200, promise]);
    expect(await hsts('/nowhere')).toEqual([404, promise]);
    await door.engine.stop('app');
    expect(await hsts('/ready')).toEqual([['nginx', 'caddy'].includes(web) ? 502 : 503, promise]);
  });
});
