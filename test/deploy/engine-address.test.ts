import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engineAddress } from '../../src/deploy/engine-address.ts';
import { sha256 } from '../../src/lib/sha256.ts';

/** A home whose Docker configuration knows the context `lab`, and uses it when told to. */
function home({
  current,
  host = 'tcp://lab.example:2376',
  tls = false,
}: {
  current?: string;
  host?: string;
  tls?: boolean;
} = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-home-'));
  const meta = join(folder, '.docker/contexts/meta', sha256('lab'));
  mkdirSync(meta, { recursive: true });
  writeFileSync(join(meta, 'meta.json'), JSON.stringify({ Name: 'lab', Endpoints: { docker: { Host: host } } }));
  if (current) writeFileSync(join(folder, '.docker/config.json'), JSON.stringify({ currentContext: current }));
  if (tls) mkdirSync(join(folder, '.docker/contexts/tls', sha256('lab'), 'docker'), { recursive: true });
  return folder;
}

test('without any setting it is the default socket', () => {
  expect(engineAddress({}, '/nowhere')).toMatchObject({
    socketPath: '/var/run/docker.sock',
    host: null,
    from: 'the default',
  });
  expect(engineAddress({}, home())).toMatchObject({ socketPath: '/var/run/docker.sock' });
  expect(engineAddress({}, home({ current: 'default' }))).toMatchObject({ socketPath: '/var/run/docker.sock' });
});

test('DOCKER_HOST wins over every context', () => {
  const env = { DOCKER_HOST: 'unix:///run/user/1000/docker.sock', DOCKER_CONTEXT: 'lab' };
  expect(engineAddress(env, home({ current: 'lab' }))).toMatchObject({
    socketPath: '/run/user/1000/docker.sock',
    from: 'DOCKER_HOST',
  });
});

test('a context is taken from DOCKER_CONTEXT, else from the configuration', () => {
  const expected = {
    host: 'lab.example',
    port: 2376,
    socketPath: null,
    certificates: null,
    from: 'the Docker context lab',
  };
  expect(engineAddress({ DOCKER_CONTEXT: 'lab' }, home())).toMatchObject(expected);
  expect(engineAddress({}, home({ current: 'lab' }))).toMatchObject(expected);
  expect(engineAddress({ DOCKER_CONFIG: join(home({ current: 'lab' }), '.docker') }, '/nowhere')).toMatchObject(
    expected,
  );
  expect(engineAddress({ DOCKER_CONTEXT: 'lab' }, home({ host: 'unix:///tmp/lab.sock' }))).toMatchObject({
    socketPath: '/tmp/lab.sock',
  });
});

test('certificates come with a context, or with DOCKER_TLS_VERIFY', () => {
  const folder = home({ tls: true });
  expect(engineAddress({ DOCKER_CONTEXT: 'lab' }, folder).certificates).toBe(
    join(folder, '.docker/contexts/tls', sha256('lab'), 'docker'),
  );
  const env = { DOCKER_HOST: 'tcp://lab.example', DOCKER_TLS_VERIFY: '1' };
  expect(engineAddress(env, '/home/me')).toMatchObject({ port: 2376, certificates: '/home/me/.docker' });
  expect(engineAddress({ ...env, DOCKER_CERT_PATH: '/certs' }, '/home/me').certificates).toBe('/certs');
});

test.each([
  ['tcp://10.0.0.1:2375', '10.0.0.1', 2375],
  ['tcp://10.0.0.1', '10.0.0.1', 2375],
  ['lab.example:4000', 'lab.example', 4000],
])('%s', (url, host, port) => {
  expect(engineAddress({ DOCKER_HOST: url }, '/nowhere')).toMatchObject({ host, port, socketPath: null });
});

test.each(['ssh://me@lab', 'npipe:////./pipe/docker_engine', 'fd://', 'tcp://a b'])('%s is refused', (url) => {
  expect(() => engineAddress({ DOCKER_HOST: url }, '/nowhere')).toThrow(
    `${url} (from DOCKER_HOST) is not an engine address that Stackwright can use.`,
  );
});

test('an unknown context is refused', () => {
  expect(() => engineAddress({ DOCKER_CONTEXT: 'other' }, home())).toThrow('The Docker context other does not exist.');
});

test('a configuration that is not JSON is refused', () => {
  const folder = home();
  writeFileSync(join(folder, '.docker/config.json'), '{');
  expect(() => engineAddress({}, folder)).toThrow(/config\.json cannot be read/);
});
