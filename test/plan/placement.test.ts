import { expect, it } from 'vitest';
import type { ContainerPlan, Plan } from '../../src/model/plan.ts';
import { plan } from '../../src/plan/plan.ts';
import type { Written } from '../resolve/description-of.ts';
import { everyStack } from './every-stack.ts';
import { stackOf } from './stack-of.ts';

const planOf = (fields: Partial<Written> = {}) => plan(stackOf(fields));
const networksOf = ({ containers }: Plan) =>
  Object.fromEntries(containers.map(({ service, networks }) => [service, networks]));
const kindsOf = ({ networks }: Plan) => Object.fromEntries(networks.map(({ name, kind }) => [name, kind]));

function container(planned: Plan, service: string): ContainerPlan {
  const found = planned.containers.find((each) => each.service === service);
  if (!found) throw new RangeError(`no ${service} among ${planned.containers.map((each) => each.service)}`);
  return found;
}

const shared = { supervisor: 'supervisord' };
const tcp = { link: { transport: 'tcp' } };
const release = { app: { path: 'app', release: ['true'] } };

it.each<[string, Partial<Written>, object, object]>([
  ['a container each, over a socket', {}, { app: [], web: ['edge'] }, { edge: 'edge' }],
  ['a container each, over TCP', tcp, { app: ['app'], web: ['edge', 'app'] }, { edge: 'edge', app: 'internal' }],
  ['one container', shared, { stack: ['edge'] }, { edge: 'edge' }],
  ['no web server', { web: 'none' }, { app: ['edge'] }, { edge: 'edge' }],
  ['no web server, supervised', { web: 'none', ...shared }, { stack: ['edge'] }, { edge: 'edge' }],
  ['a release', release, { release: [], app: [], web: ['edge'] }, { edge: 'edge' }],
  [
    'a way out for the app alone',
    { app: { path: 'app', egress: true } },
    { app: ['egress'], web: ['edge'] },
    { edge: 'edge', egress: 'open' },
  ],
  ['a way out for all', { app: { path: 'app', egress: true }, ...shared }, { stack: ['edge'] }, { edge: 'open' }],
  [
    'a way out without a web server',
    { app: { path: 'app', egress: true }, web: 'none' },
    { app: ['edge'] },
    { edge: 'open' },
  ],
  [
    'the user’s network, for the app alone',
    { networks: ['db'] },
    { app: ['db'], web: ['edge'] },
    { edge: 'edge', db: 'external' },
  ],
  [
    'the user’s network, for all',
    { networks: ['db'], ...shared },
    { stack: ['edge', 'db'] },
    { edge: 'edge', db: 'external' },
  ],
])('places %s', (_, fields, networks, kinds) => {
  expect(networksOf(planOf(fields))).toEqual(networks);
  expect(kindsOf(planOf(fields))).toEqual(kinds);
});

it('publishes at the front and nowhere else', () => {
  everyStack((stack) => {
    const planned = plan(stack);
    const { listen } = stack.description;
    const open = planned.containers.filter(({ publish }) => publish.length > 0).map(({ service }) => service);
    expect(open).toEqual([planned.entry.service]);
    const plain = { containerPort: 8080, address: listen.address, port: listen.port };
    const tls = listen.tls ? [{ containerPort: 8443, address: listen.address, port: listen.tls.port }] : [];
    expect(container(planned, planned.entry.service).publish).toEqual([plain, ...tls]);
  });
});

it('lets an app behind a web server be reached over its socket, or from the internal network, alone', () => {
  for (const fields of [{}, release]) {
    expect(container(planOf(fields), 'app')).toMatchObject({ publish: [], networks: [] });
    expect(container(planOf({ ...tcp, ...fields }), 'app')).toMatchObject({ publish: [], networks: ['app'] });
  }
});

it('lets the web server start at once with an app whose name it need not look up', () => {
  const started = { service: 'app', condition: 'service_started' };
  expect(container(planOf(), 'web').dependsOn).toEqual([{ ...started, loose: true }]);
  expect(container(planOf(tcp), 'web').dependsOn).toEqual([{ ...started, loose: false }]);
});

it('shares a socket through a volume in memory that only the app may write to', () => {
  const planned = planOf();
  expect(planned.volumes).toEqual([{ name: 'sockets', kind: 'sockets' }]);
  const mount = { type: 'volume', volume: 'sockets', target: '/run/app' };
  expect(container(planned, 'app').mounts).toContainEqual({ ...mount, readOnly: false });
  expect(container(planned, 'web').mounts).toContainEqual({ ...mount, readOnly: true });
});

it.each([
  ['over TCP', tcp],
  ['in one container', shared],
  ['without a web server', { web: 'none' }],
])('has no sockets volume %s', (_, fields) => {
  expect(planOf(fields).volumes).toEqual([]);
});

it('keeps the socket in memory in one container', () => {
  const mounts = container(planOf(shared), 'stack').mounts;
  expect(mounts).toContainEqual(expect.objectContaining({ type: 'tmpfs', target: '/run/app', mode: '0750' }));
});

it('gives both users one group, and each its own id', () => {
  const planned = planOf();
  const ids = planned.containers.map(({ user }) => user.split(':'));
  expect(new Set(ids.map(([, group]) => group)).size).toBe(1);
  expect(new Set(ids.map(([user]) => user)).size).toBe(2);
  for (const [user] of ids) expect(Number(user)).toBeGreaterThan(0);
});

it('gives data to the app alone, and what release collects to both', () => {
  const app = {
    path: 'app',
    volumes: { data: '/data' },
    static: { '/static/': { collected: '/srv/static' } },
    release: ['true'],
  };
  const planned = planOf({ app });
  const volumes = (service: string) =>
    container(planned, service).mounts.flatMap((mount) =>
      mount.type === 'volume' ? [`${mount.volume}${mount.readOnly ? ':ro' : ''}`] : [],
    );
  expect(volumes('app')).toEqual(['sockets', 'data', 'collected']);
  expect(volumes('release')).toEqual(expect.arrayContaining(['data', 'collected']));
  expect(volumes('web')).toEqual(['sockets:ro', 'collected:ro']);
  expect(planned.volumes).toContainEqual({ name: 'data', kind: 'data' });
});

it('gives the key to the web server alone, and the environment to the app alone', () => {
  const tls = { certificate: 'c.pem', key: 'k.key' };
  const planned = planOf({
    listen: { tls },
    app: { path: 'app', env: { A: 'b' }, env_file: '.env', release: ['true'] },
  });
  const binds = (service: string) => container(planned, service).mounts.filter(({ type }) => type === 'bind').length;
  expect(['web', 'app', 'release'].map(binds)).toEqual([2, 0, 0]);
  expect(container(planned, 'web')).toMatchObject({ environment: {}, envFile: null });
  for (const service of ['app', 'release'])
    expect(container(planned, service)).toMatchObject({ environment: { A: 'b' }, envFile: '.env' });
});

it('runs the release once, before the app, and never again by itself', () => {
  const planned = planOf(release);
  expect(planned.containers.map(({ service }) => service)).toEqual(['release', 'app', 'web']);
  expect(container(planned, 'release')).toMatchObject({ once: true, restart: 'no', publish: [], healthcheck: false });
  expect(container(planned, 'app').dependsOn).toEqual([
    { service: 'release', condition: 'service_completed_successfully', loose: false },
  ]);
});

it('puts the application into the app’s image, and its static files alone into the web server’s', () => {
  const app = { path: './app', static: { '/static/': 'static' }, requirements: 'requirements.txt', wheels: 'wheels' };
  const users = Object.fromEntries(planOf({ app }).images.map(({ name, context }) => [name, context.user]));
  expect(users).toEqual({ app: ['app', 'requirements.txt', 'wheels'], web: ['app/static'] });
});

it.each([
  ['app', 'deploy/demo', ['app'], null],
  ['.', 'deploy/demo', ['**'], 'deploy/demo'],
])('lets %s into the image without the rendered folder %s', (path, rendered, keep, folder) => {
  const file = planOf({ app: { path } }).files.find((each) => each.path === 'app.Dockerfile.dockerignore');
  expect(file?.view).toMatchObject({ keep, folder });
  expect(file?.view.generated).toContain(`${rendered}/listening`);
});
