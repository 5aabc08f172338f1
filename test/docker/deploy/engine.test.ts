import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { doctorFacts } from '../../../src/deploy/doctor-facts.ts';
import { followLogs } from '../../../src/deploy/follow-logs.ts';
import { freePort } from '../../../src/deploy/free-port.ts';
import { readLogs } from '../../../src/deploy/read-logs.ts';
import { ownScope } from './own-scope.ts';
import { BASE, container, front, optionsOf, planOf, server } from './small-plan.ts';

vi.mock('../../../src/deploy/free-port.ts', { spy: true });

const lab = ownScope();
const { name } = optionsOf();
const ticking = `$| = 1; $SIG{TERM} = sub { exit 0 }; my $i = 0; while (1) { print "\\e[1mtick\\e[0m ", $i++, "\\n"; select undef, undef, undef, 0.1 }`;

test('processes, commands, signals and states', async () => {
  const { engine } = await lab.up(planOf([front(server, { init: true })]));
  const [init, perl] = await engine.processes('web');
  expect(init?.command).toContain('docker-init');
  expect(perl).toMatchObject({
    parent: init?.pid,
    uid: 10001,
    command: expect.stringMatching(/^perl -e use IO::Socket/),
  });
  expect(await engine.exec('web', ['sh', '-c', 'echo out; echo err >&2; exit 3'])).toMatchObject({ exitCode: 3 });
  expect((await engine.exec('web', ['sh', '-c', 'yes | head -c 200000'])).output).toHaveLength(64 * 1024);
  await expect(engine.exec('other', ['true'])).rejects.toThrow('There is no service other; there are web.');
  await engine.kill('web', 'SIGKILL');
  await expect.poll(async () => (await engine.inspect('web')).running).toBe(false);
  expect(await engine.inspect('web')).toMatchObject({ exitCode: 137, restarts: 0, published: [] });
  await engine.start('web');
  expect(await engine.inspect('web')).toMatchObject({ running: true, exitCode: null, published: [8080] });
  expect(await engine.logs('web')).toContain('listening');
});

test('a stop takes the grace that is planned, and no more', async () => {
  const deaf = server.replace('sub { print "bye\\n"; exit 0 }', "'IGNORE'");
  const { engine } = await lab.up(planOf([front(deaf, { stopGraceSeconds: 2 })]));
  const { exitCode, seconds } = await engine.stop('web');
  expect(exitCode).toBe(137);
  expect(seconds).toBeGreaterThan(1.9);
  expect(seconds).toBeLessThan(4);
});

test('logs are read by service, and followed until the signal', async () => {
  await lab.up(planOf([container('app', ticking), front()]));
  const request = { docker: lab.docker, scope: lab.scope, name };
  const read: string[] = [];
  const onLine = (service: string, line: string) => void read.push(`${service} ${line}`);
  expect(await readLogs({ ...request, onLine })).toEqual(['web', 'app']);
  expect(read.slice(0, 2)).toEqual(['web listening', 'app tick 0']);
  const followed: string[] = [];
  const abort = new AbortController();
  const end = followLogs({
    ...request,
    service: 'app',
    tail: 2,
    signal: abort.signal,
    onLine: (_, line) => void followed.push(line),
  });
  await expect.poll(() => followed.length).toBeGreaterThan(6);
  abort.abort();
  expect(await end).toEqual(['app']);
  const count = followed.length;
  await pause(300);
  expect(followed).toHaveLength(count);
  expect(followed[1]).toMatch(/^tick \d+$/);
});

test('following ends with the container', async () => {
  const { engine } = await lab.up(planOf([front()]));
  const lines: string[] = [];
  const signal = new AbortController().signal;
  const end = followLogs({
    docker: lab.docker,
    scope: lab.scope,
    name,
    signal,
    onLine: (_, line) => void lines.push(line),
  });
  await engine.stop('web');
  expect(await end).toEqual(['web']);
  expect(lines).toEqual(['listening', 'bye']);
});

test('when another program is quicker at the chosen port, another port is chosen', async () => {
  const taken = await lab.up(planOf([front()]), { name: `${name}-first` });
  vi.mocked(freePort).mockClear().mockResolvedValueOnce(taken.port);
  const { port } = await lab.up(planOf([front()]));
  expect(port).not.toBe(taken.port);
  expect(freePort).toHaveBeenCalledTimes(2);
});

test('doctor sees the engine and its images', async () => {
  const facts = await doctorFacts(lab.docker, [BASE, 'debian:none-such']);
  expect(facts).toMatchObject({
    version: expect.stringMatching(/^Docker \d+\./),
    api: expect.stringMatching(/^1\.\d+$/),
    cgroup: expect.stringMatching(/^v[12]$/),
  });
  expect(facts.bases).toEqual([BASE]);
  expect(facts.freeBytes).toBeGreaterThan(0);
});
