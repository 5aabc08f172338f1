import { lookup } from 'node:dns/promises';
import { expect, test } from 'vitest';
import { ownScope } from './own-scope.ts';
import { container, front, optionsOf, planOf, server } from './small-plan.ts';

const lab = ownScope();
const { name } = optionsOf();

/** Perl that connects within two seconds, or says why not. */
const dial = (address: string) => [
  'perl',
  '-MIO::Socket::INET',
  '-e',
  `print IO::Socket::INET->new(PeerAddr => '${address}', Timeout => 2) ? 'connected' : "refused: $@"`,
];

/** An address beyond this machine that answers: Debian's archive, which images are built from. */
async function outside(): Promise<string> {
  return `${(await lookup('deb.debian.org', 4)).address}:80`;
}

test('an edge network publishes and has no way out; an open one has', async () => {
  const plan = planOf([front(), container('open', server, { networks: ['wide'] })], {
    networks: [
      { name: 'edge', kind: 'edge' },
      { name: 'wide', kind: 'open' },
    ],
  });
  const { engine, url } = await lab.up(plan);
  expect((await fetch(url)).status).toBe(200);
  const address = await outside();
  expect((await engine.exec('open', dial(address))).output).toBe('connected\n');
  expect((await engine.exec('web', dial(address))).output).toMatch(/^refused/);
  expect((await engine.inspect('web')).networks).toEqual([{ name: 'edge', internal: false, masquerade: false }]);
});

test('services meet on an internal network, which nothing else reaches', async () => {
  const plan = planOf(
    [container('app', server, { networks: ['inside'] }), front(server, { networks: ['edge', 'inside'] })],
    {
      networks: [
        { name: 'edge', kind: 'edge' },
        { name: 'inside', kind: 'internal' },
      ],
    },
  );
  const { engine } = await lab.up(plan);
  expect((await engine.exec('web', dial('app:8080'))).output).toBe('connected\n');
  expect((await engine.exec('app', dial(await outside()))).output).toMatch(/^refused/);
  const { networks, addresses } = await engine.inspect('web');
  expect(networks.map(({ name: network, internal }) => [network, internal]).sort()).toEqual([
    ['edge', false],
    ['inside', true],
  ]);
  expect(Object.keys(addresses).sort()).toEqual(['edge', 'inside']);
});

test('an external network is joined, and left alone', async () => {
  const external = await lab.docker.createNetwork({ Name: `${name}-external` });
  try {
    const plan = planOf([front(server, { networks: ['edge', `${name}-external`] })], {
      networks: [
        { name: 'edge', kind: 'edge' },
        { name: `${name}-external`, kind: 'external' },
      ],
    });
    const { engine } = await lab.up(plan);
    expect(Object.keys((await engine.inspect('web')).addresses)).toContain(`${name}-external`);
  } finally {
    const { containers } = {
      containers: await lab.docker.listContainers({ filters: { network: [`${name}-external`] } }),
    };
    await Promise.all(containers.map(({ Id }) => lab.docker.getContainer(Id).remove({ force: true })));
    await external.remove();
  }
});

test('an external network that does not exist is reported', async () => {
  const plan = planOf([front()], {
    networks: [
      { name: 'edge', kind: 'edge' },
      { name: 'nowhere', kind: 'external' },
    ],
  });
  await expect(lab.up(plan)).rejects.toThrow('The network nowhere does not exist.');
  expect(await lab.left()).toEqual([]);
});

test('two users of one group meet at a socket in memory', async () => {
  const mounts = [{ type: 'volume', volume: 'sockets', target: '/run/app', readOnly: false }] as const;
  const listen = `use IO::Socket::UNIX; umask 0117; my $s = IO::Socket::UNIX->new(Local => '/run/app/s', Listen => 9) or die $!; $SIG{TERM} = sub { exit 0 };
    while (my $c = $s->accept) { print $c "hello from $<" }`;
  const plan = planOf([container('app', listen, { mounts }), front(server, { user: '10002:10001', mounts })], {
    volumes: [{ name: 'sockets', kind: 'sockets' }],
  });
  const { engine } = await lab.up(plan);
  const connect = `use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => '/run/app/s') or die $!; print <$s>`;
  expect((await engine.exec('web', ['perl', '-e', connect])).output).toBe('hello from 10001\n');
  expect((await engine.exec('web', ['stat', '-f', '-c', '%T', '/run/app'])).output).toBe('tmpfs\n');
  expect((await engine.exec('web', ['stat', '-c', '%a %u:%g', '/run/app', '/run/app/s'])).output).toBe(
    '750 10001:10001\n660 10001:10001\n',
  );
});

test('the limits of a plan are the limits of its container', async () => {
  const tmpfs = {
    type: 'tmpfs',
    target: '/run/stack',
    sizeBytes: 2 ** 20,
    uid: 10001,
    gid: 10001,
    mode: '0700',
  } as const;
  const sysctls = { 'net.core.somaxconn': '511' };
  const { engine } = await lab.up(planOf([front(server, { mounts: [tmpfs], cpus: 0.5, init: true, sysctls })]));
  const { HostConfig, Config } = await lab.docker.getContainer(`${name}-web-1`).inspect();
  expect(HostConfig).toMatchObject({
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges:true'],
    Init: true,
    Memory: 64 * 2 ** 20,
    MemorySwap: 64 * 2 ** 20,
    NanoCpus: 5e8,
    PidsLimit: 32,
    Ulimits: [{ Name: 'nofile', Soft: 1024, Hard: 1024 }],
    LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
  });
  expect(Config).toMatchObject({ Hostname: 'web', User: '10001:10001', StopSignal: 'SIGTERM', StopTimeout: 5 });
  const shell = async (line: string) => (await engine.exec('web', ['sh', '-c', line])).output.trim();
  expect(await shell('touch /etc/x')).toContain('Read-only file system');
  expect(await shell('cat /proc/sys/net/core/somaxconn')).toBe('511');
  expect(await shell('grep -E "CapBnd|NoNewPrivs" /proc/self/status | tr "\\t" " "')).toBe(
    'CapBnd: 0000000000000000\nNoNewPrivs: 1',
  );
  expect(await shell('grep /run/stack /proc/mounts')).toMatch(
    /nosuid,nodev,noexec.*size=1024k,mode=700,uid=10001,gid=10001/,
  );
  expect(await shell('ulimit -n; cat /proc/1/comm')).toMatch(/^1024\n(docker-init|tini)$/);
});
