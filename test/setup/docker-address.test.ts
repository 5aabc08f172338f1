import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dockerAddress } from '../../scripts/setup/docker-address.mjs';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stackwright-home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function writeContext(name: string, docker: object, files: string[] = []) {
  const id = createHash('sha256').update(name).digest('hex');
  mkdirSync(join(home, '.docker/contexts/meta', id), { recursive: true });
  writeFileSync(join(home, '.docker/config.json'), JSON.stringify({ currentContext: name }));
  writeFileSync(
    join(home, '.docker/contexts/meta', id, 'meta.json'),
    JSON.stringify({ Name: name, Endpoints: { docker } }),
  );
  const tls = join(home, '.docker/contexts/tls', id, 'docker');
  if (files.length > 0) mkdirSync(tls, { recursive: true });
  for (const file of files) writeFileSync(join(tls, file), '');
  return tls;
}

const socket = { url: 'unix:///var/run/docker.sock', saidBy: '', socketPath: '/var/run/docker.sock' };

test('is the default socket where nothing else is said', () => {
  expect(dockerAddress({}, home)).toEqual(socket);
});

test('is DOCKER_HOST before the current context', () => {
  writeContext('lab', { Host: 'unix:///lab.sock' });
  expect(dockerAddress({ DOCKER_HOST: 'unix:///run/my.sock' }, home)).toEqual({
    url: 'unix:///run/my.sock',
    saidBy: 'DOCKER_HOST',
    socketPath: '/run/my.sock',
  });
});

test('is the socket of the current context', () => {
  writeContext('rootless', { Host: 'unix:///run/user/1000/docker.sock' });
  expect(dockerAddress({}, home)).toEqual({
    url: 'unix:///run/user/1000/docker.sock',
    saidBy: 'the docker context "rootless"',
    socketPath: '/run/user/1000/docker.sock',
  });
});

test('is the context that DOCKER_CONTEXT names, the default one included', () => {
  writeContext('a', { Host: 'tcp://10.0.0.1:2375' });
  writeContext('b', { Host: 'unix:///b.sock' });
  expect(dockerAddress({ DOCKER_CONTEXT: 'a' }, home)).toMatchObject({ host: '10.0.0.1', port: 2375 });
  expect(dockerAddress({ DOCKER_CONTEXT: 'default' }, home)).toEqual(socket);
});

test('takes the certificates of a context', () => {
  const folder = writeContext('far', { Host: 'tcp://far:2376', SkipTLSVerify: false }, ['ca.pem']);
  expect(dockerAddress({}, home)).toMatchObject({ host: 'far', port: 2376, tls: { folder, verify: true } });
});

test.each([
  [{ DOCKER_HOST: 'tcp://far' }, { host: 'far', port: 2375, tls: undefined }],
  [{ DOCKER_HOST: 'tcp://[::1]:99' }, { host: '::1', port: 99 }],
  [
    { DOCKER_HOST: 'tcp://far', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' },
    { port: 2376, tls: { folder: '/c', verify: true } },
  ],
])('reads %j', (environment, expected) => {
  expect(dockerAddress(environment, home)).toMatchObject(expected);
});

test('refuses what it cannot speak to, and says what to do', () => {
  expect(() => dockerAddress({ DOCKER_HOST: 'ssh://me@far' }, home)).toThrow('DOCKER_HOST says ssh://me@far');
});

test('refuses a current context that does not exist', () => {
  expect(() => dockerAddress({ DOCKER_CONTEXT: 'gone' }, home)).toThrow('"gone" names no engine');
});
