import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eventually } from '../../../src/lib/eventually.ts';
import { BASE, server as perlServer } from '../deploy/small-plan.ts';
import { type Door, doors, type Said } from './lab.ts';

const lab = doors();

/** Kills with SIGKILL what the supervisor started under a name, or one of its workers; fails when there is none. */
const kill = `
import os, pathlib, sys

def field(pid, number):
    return pathlib.Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[number]

def words(pid):
    return pathlib.Path("/proc", str(pid), "cmdline").read_text().replace("\\0", " ")

pids = [int(path.name) for path in pathlib.Path("/proc").glob("[0-9]*") if int(path.name) != os.getpid()]
watching = ("supervisord ", "s6-supervise ", "runsv ")
supervisors = [pid for pid in pids if any(name in words(pid) for name in watching) and "tini" not in words(pid)] or [1]
masters = [pid for pid in pids if sys.argv[1] in words(pid) and int(field(pid, 1)) in supervisors]
if sys.argv[2] == "worker":
    masters = [pid for pid in pids if int(field(pid, 1)) in masters and "resource_tracker" not in words(pid)]
os.kill(masters[0], 9)
print(masters[0])
`;

const killed = async ({ engine }: Door, service: string, pattern: string, which: 'master' | 'worker') => {
  const { exitCode, output } = await engine.exec(service, ['python3', '-c', kill, pattern, which]);
  if (exitCode !== 0) throw new Error(output);
};

/** Asks every 50 ms for some seconds; gives the last second at which there was no answer. */
async function outage(door: Door, seconds: number): Promise<number> {
  const begin = performance.now();
  let last = 0;
  for (let now = 0; now < seconds; now = (performance.now() - begin) / 1000) {
    const answer = await door.request({ method: 'GET', target: '/ready', timeoutMs: 2000 }).catch(() => null);
    if (answer?.status !== 200) last = (performance.now() - begin) / 1000;
    await sleep(50);
  }
  return last;
}

const started = async (name: string, service: string) => {
  const { State, RestartCount } = await lab.container(name, service).inspect();
  return { at: State.StartedAt, restarts: RestartCount };
};

/** Until both programs have run for so long that their supervisor starts them anew as often as they end. */
async function pastStart(door: Door, name: string, supervisor: string): Promise<void> {
  if (supervisor !== 'supervisord') {
    const { at } = await started(name, 'stack');
    await sleep(Math.max(0, Date.parse(at) + 12_000 - Date.now()));
    return;
  }
  const running = async () =>
    (await door.engine.logs('stack')).join().match(/(app|web) entered RUNNING/g)?.length === 2;
  expect(await eventually(running, Boolean, 10_000)).toBe(true);
}

const supervised: { web: string; server: string; transport: string; supervisor?: string }[] = [
  { web: 'nginx', server: 'uwsgi', transport: 'unix' },
  { web: 'apache', server: 'uwsgi', transport: 'tcp' },
  { web: 'nginx', server: 'gunicorn', transport: 'tcp' },
  { web: 'apache', server: 'gunicorn', transport: 'unix' },
  { web: 'nginx', server: 'uvicorn', transport: 'unix' },
  { web: 'apache', server: 'uvicorn', transport: 'tcp' },
  { web: 'haproxy', server: 'gunicorn', transport: 'unix' },
  { web: 'lighttpd', server: 'uwsgi', transport: 'tcp' },
  { web: 'caddy', server: 'uvicorn', transport: 'unix' },
  { web: 'haproxy', server: 'hypercorn', transport: 'unix' },
  { web: 'nginx', server: 'gunicorn', transport: 'unix', supervisor: 's6' },
  { web: 'apache', server: 'uwsgi', transport: 'unix', supervisor: 's6' },
  { web: 'nginx', server: 'gunicorn', transport: 'unix', supervisor: 'runit' },
  { web: 'apache', server: 'uwsgi', transport: 'unix', supervisor: 'runit' },
];
const patterns: Record<string, string> = {
  ...{ uvicorn: 'uvicorn_serve', hypercorn: 'hypercorn_serve', apache: 'apache2' },
};

test.concurrent.each(supervised)(
  '$web and $server over $transport outlive kill -9 under $supervisor',
  async ({ web, server, transport, supervisor = 'supervisord' }) => {
    const name = `door-crash-${web}-${server}-${supervisor}`.slice(0, 40);
    const said: Said = { name, web, server, supervisor, workers: 2, link: { transport } };
    const door = await lab.open(said);
    const before = await started(name, 'stack');

    await killed(door, 'stack', patterns[server] ?? server, 'worker');
    expect(await outage(door, 2)).toBe(0);
    // Before its programs have run for a while, a supervisor would give up on one that dies.
    await pastStart(door, name, supervisor);
    for (const program of [server, web]) {
      await killed(door, 'stack', patterns[program] ?? program, 'master');
      expect(await outage(door, 5)).toBeLessThan(3);
    }
    expect(await started(name, 'stack')).toEqual(before);
    await door.close();
  },
);

test.concurrent.each([
  { supervisor: 'supervisord', code: '137' },
  { supervisor: 's6', code: '1' },
  { supervisor: 'runit', code: '1' },
])(
  'an app that cannot start again ends its container with a code under $supervisor, and the engine brings it back',
  async ({ supervisor, code }) => {
    const name = `door-crash-for-good-${supervisor}`;
    const said = { name, web: 'nginx', server: 'gunicorn', supervisor, workers: 1 };
    // What is in /tmp is gone when the container starts anew.
    const program = 'import pathlib\n\nif pathlib.Path("/tmp/broken").exists():\n    raise SystemExit("broken")\n';
    const app = { entry: 'breaks:application' };
    const text = `${program}from stackwright_probe import application\n`;
    const door = await lab.open({ ...said, app }, { 'app/breaks.py': text });
    const since = Math.floor(Date.now() / 1000);
    const before = await started(name, 'stack');
    await pastStart(door, name, supervisor);
    await door.engine.exec('stack', ['touch', '/tmp/broken']);
    await killed(door, 'stack', 'gunicorn', 'master');
    const restarts = () => started(name, 'stack').then(({ restarts }) => restarts);
    expect(await eventually(restarts, (count) => count > 0, 10_000)).toBe(before.restarts + 1);
    await door.answers();
    const { id } = lab.container(name, 'stack');
    const filters = { container: [id], event: ['die'] };
    const events = await lab.docker.getEvents({
      since,
      until: Math.ceil(Date.now() / 1000),
      filters: JSON.stringify(filters),
    });
    let died = '';
    for await (const chunk of events) died += chunk;
    expect(JSON.parse(died).Actor.Attributes.exitCode).toBe(code);
    await door.close();
  },
);

test.concurrent.each([
  { web: 'nginx', server: 'uwsgi', supervisor: 'none', service: 'app' },
  { web: 'apache', server: 'gunicorn', supervisor: 'none', service: 'app' },
  { web: 'nginx', server: 'uvicorn', supervisor: 'none', service: 'app' },
  { web: 'nginx', server: 'uwsgi', supervisor: 'supervisord', service: 'stack' },
  { web: 'nginx', server: 'gunicorn', supervisor: 's6', service: 'stack' },
  { web: 'nginx', server: 'gunicorn', supervisor: 'runit', service: 'stack' },
  ...['daphne', 'cheroot', 'gevent', 'tornado', 'aiohttp'].map((server) => ({
    ...{ web: 'nginx', server, supervisor: 'none', service: 'app', workers: 1 },
  })),
])('$server under $supervisor starts over the socket that a killed one has left', async ({ service, ...said }) => {
  const name = `door-stale-${said.server}-${said.supervisor}`;
  const door = await lab.open({ name, workers: 2, ...said, link: { transport: 'unix' } });
  await door.engine.kill(service, 'KILL');
  await door.engine.start(service);
  await door.answers();
  if (service === 'app') {
    await door.engine.kill('web', 'KILL');
    await door.engine.start('web');
    await door.answers();
  }
  await door.close();
});

test.concurrent.each([
  { web: 'nginx', server: 'uwsgi', protocol: 'uwsgi' },
  { web: 'nginx', server: 'uvicorn', protocol: 'http' },
  { web: 'apache', server: 'uwsgi', protocol: 'fastcgi' },
  { web: 'apache', server: 'uvicorn', protocol: 'http' },
  { web: 'haproxy', server: 'uvicorn', protocol: 'http' },
  { web: 'caddy', server: 'uvicorn', protocol: 'http' },
])('$web finds $server again at another address', async ({ web, server, protocol }) => {
  const name = `door-moved-${web}-${server}`;
  const door = await lab.open({ name, web, server, workers: 1, link: { protocol, transport: 'tcp' } });
  const network = `${name}-${process.pid}_app`;
  const address = async () => (await lab.container(name, 'app').inspect()).NetworkSettings.Networks[network]?.IPAddress;
  const [before, web0] = [await address(), await started(name, 'web')];
  expect(await door.answers()).toBeLessThan(1);

  await door.engine.stop('app');
  // Somebody else takes the address, and answers there.
  const HostConfig = { NetworkMode: network };
  const Env = ['PORT=8000', 'STATUS=404'];
  const Cmd = ['perl', '-e', perlServer];
  const other = await lab.docker.createContainer({
    name: `${name}-${process.pid}-other`,
    Image: BASE,
    Cmd,
    Env,
    HostConfig,
  });
  try {
    await other.start();
    await door.engine.start('app');
    expect(await address()).not.toBe(before);
    const seconds = await door.answers();
    expect([seconds < 10, await started(name, 'web')]).toEqual([true, web0]);
  } finally {
    await other.remove({ force: true });
  }
  await door.close();
});
