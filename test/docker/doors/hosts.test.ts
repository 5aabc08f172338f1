import { connect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificate, type Door, doors } from './lab.ts';

const lab = doors();
const listen = { tls: { certificate: 'certificate.pem', key: 'key.pem' } };

/** Sends bytes as they are and gives the first line of the answer. */
const raw = ({ port }: Pick<Door, 'port'>, tls: boolean, bytes: string, servername = 'door.example') =>
  new Promise<string>((resolve, reject) => {
    const to = { host: '127.0.0.1', port, rejectUnauthorized: false, servername };
    const socket = tls ? tlsConnect(to) : connect(to);
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('end', () => resolve(answer)).on('error', reject);
    socket.write(bytes, 'latin1');
  });
const get = (...lines: string[]) => `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`;

/** Hosts that are not door.example or below it, and what no name is. */
const foreign = [
  'evil.example', 'door.example.evil', 'xdoor.example', '.door.example', 'door.example@evil.example', 'evil.example:door.example',
  '127.0.0.1', '[::1]', 'localhost', 'door.example/x', 'evil.example/.door.example', 'evil.example\\.door.example', 'evil.example?.door.example', 'a b.door.example', '<x>.door.example',
  'x"y.door.example', "x'y.door.example", 'x_y.door.example','$x.door.example', '*.door.example', 'evil@x.door.example', 'x..door.example', '-.door.example', 'door.example:80:80', 'door.example:x', 'x,y.door.example', '\xe9.door.example', '\x01.door.example', 
];

const fronts = [
  { web: 'nginx', server: 'uwsgi', tls: true },
  { web: 'apache', server: 'gunicorn', tls: true },
];
describe.each(fronts)('hosts at $web, TLS: $tls', ({ web, server, tls }) => {
  let door: Door;
  beforeAll(async () => {
    const name = `door-hosts-${web}`;
    const said = { name, web, server, supervisor: 'supervisord', workers: 1, hosts: ['door.example', '*.door.example'] };
    door = await lab.open({ ...said, listen: tls ? listen : {} }, certificate());
    return door.close;
  });
  test('x', async () => {
    for (const host of ['', ...foreign, 'DOOR.example','door.example.', 'a.door.example', 'a.b.door.example', 'door.example:1234', 'door.example:']) {
      const a = await raw(door, tls, get('GET /echo HTTP/1.1', `Host: ${host}`));
      console.log(JSON.stringify(host), a.split('\r\n')[0], /"host": ".*?"/.exec(a)?.[0], /"server_name": ".*?"/.exec(a)?.[0]);
    }
    for (const lines of [['GET /echo HTTP/1.1'], ['GET /echo HTTP/1.0'], ['GET /echo HTTP/1.1', 'Host: door.example', 'Host: evil.example'], ['GET http://door.example/echo HTTP/1.1', 'Host: evil.example'],['GET http://evil.example/echo HTTP/1.1', 'Host: door.example'], ['GET http://door.example/echo HTTP/1.0'], ['CONNECT door.example:80 HTTP/1.1', 'Host: door.example'], ['OPTIONS * HTTP/1.1', 'Host: evil.example'], ['GET evil.example/echo HTTP/1.1', 'Host: door.example'],['GET https://door.example:99/echo HTTP/1.1', 'Host: door.example:98'],['GET https://door.example@evil.example/echo HTTP/1.1', 'Host: door.example'],['GET https://evil.example@door.example/echo HTTP/1.1', 'Host: door.example'],['GET ftp://door.example/echo HTTP/1.1', 'Host: door.example']]) {
      const a = await raw(door, tls, get(...lines));
      console.log(JSON.stringify(lines), a.split('\r\n')[0], /"host": ".*?"/.exec(a)?.[0], /"server_name": ".*?"/.exec(a)?.[0]);
    }
    console.log('sni', (await raw(door, tls, get('GET /echo HTTP/1.1', 'Host: door.example'), 'evil.example')).slice(0, 40));
    console.log('sni', (await raw(door, tls, get('GET /echo HTTP/1.1', 'Host: evil.example'), 'door.example')).slice(0, 40));
    expect(1).toBe(1);
  });
});
