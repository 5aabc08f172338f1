import { expect, test } from 'vitest';
import { createBody } from '../../src/deploy/create-body.ts';
import type { ContainerPlan, Plan } from '../../src/model/plan.ts';

const web: ContainerPlan = {
  service: 'web',
  image: 'web',
  command: null,
  once: false,
  user: '10002:10001',
  init: false,
  environment: { LANG: 'C.UTF-8', MODE: 'plan' },
  envFile: '.env',
  mounts: [
    { type: 'volume', volume: 'sockets', target: '/run/app', readOnly: true },
    { type: 'tmpfs', target: '/tmp', sizeBytes: 1048576, uid: 10002, gid: 10001, mode: '0700' },
    { type: 'bind', source: 'tls/cert.pem', target: '/run/secrets/certificate.pem' },
  ],
  networks: ['edge', 'shared'],
  publish: [
    { containerPort: 8080, address: '127.0.0.1', port: 8080 },
    { containerPort: 8443, address: '127.0.0.1', port: 8443 },
  ],
  sysctls: { 'net.core.somaxconn': '2048' },
  stopSignal: 'SIGQUIT',
  stopGraceSeconds: 40,
  restart: 'unless-stopped',
  memoryBytes: 134217728,
  cpus: 0.25,
  pids: 64,
  openFiles: 8192,
  dependsOn: [],
  healthcheck: true,
  labels: {},
};

const plan = {
  name: 'notes',
  networks: [
    { name: 'edge', kind: 'edge' },
    { name: 'shared', kind: 'external' },
  ],
  entry: { containerPort: 8080, containerTlsPort: 8443 },
} as unknown as Plan;

const options = {
  name: 'shop',
  scope: 'me',
  root: '/home/me/notes',
  appFolder: null,
  port: null,
  tlsPort: null,
  throwAway: false,
};

const context = { plan, options, image: 'stackwright/web:0123456789ab', fileEnv: { SECRET: 'x', MODE: 'file' } };

test('the whole create call of a web server', () => {
  expect(createBody(web, context)).toEqual({
    Image: 'stackwright/web:0123456789ab',
    Hostname: 'web',
    User: '10002:10001',
    Env: ['LANG=C.UTF-8', 'MODE=plan', 'SECRET=x'],
    ExposedPorts: { '8080/tcp': {}, '8443/tcp': {} },
    StopSignal: 'SIGQUIT',
    StopTimeout: 40,
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      Memory: 134217728,
      MemorySwap: 134217728,
      NanoCpus: 250000000,
      PidsLimit: 64,
      Ulimits: [{ Name: 'nofile', Soft: 8192, Hard: 8192 }],
      Tmpfs: { '/tmp': 'size=1m,uid=10002,gid=10001,mode=0700' },
      Mounts: [
        { Type: 'volume', Source: 'shop_sockets', Target: '/run/app', ReadOnly: true },
        { Type: 'bind', Source: '/home/me/notes/tls/cert.pem', Target: '/run/secrets/certificate.pem', ReadOnly: true },
      ],
      Sysctls: { 'net.core.somaxconn': '2048' },
      NetworkMode: 'shop_edge',
      PortBindings: {
        '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '8080' }],
        '8443/tcp': [{ HostIp: '127.0.0.1', HostPort: '8443' }],
      },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
      RestartPolicy: { Name: 'no' },
    },
    NetworkingConfig: { EndpointsConfig: { shop_edge: { Aliases: ['shop-web-1', 'web'] } } },
  });
});

test('a run publishes other ports than the plan', () => {
  const { HostConfig } = createBody(web, { ...context, options: { ...options, port: 9000, tlsPort: 9443 } });
  expect(HostConfig?.PortBindings).toEqual({
    '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '9000' }],
    '8443/tcp': [{ HostIp: '127.0.0.1', HostPort: '9443' }],
  });
});

test("a command replaces the image's, a switched-off health check its own, no network is none", () => {
  const release = { ...web, command: ['/etc/stack/release'], healthcheck: false, networks: [], cpus: null };
  const body = createBody(release, context);
  expect(body).toMatchObject({
    Cmd: ['/etc/stack/release'],
    Healthcheck: { Test: ['NONE'] },
    HostConfig: { NetworkMode: 'none' },
  });
  expect(body).not.toHaveProperty('NetworkingConfig');
  expect(body.HostConfig).not.toHaveProperty('NanoCpus');
});

test('an external network keeps its name', () => {
  expect(createBody({ ...web, networks: ['shared'] }, context).HostConfig?.NetworkMode).toBe('shared');
});
