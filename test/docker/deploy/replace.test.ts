import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freePort } from '../../../src/deploy/free-port.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { container, front, optionsOf, planOf, server } from './small-plan.ts';

const lab = ownScope();
const { name } = optionsOf();

const says = (body: string, more: object = {}) => front(server, { environment: { BODY: body }, ...more });

/** A worker on no port, so that only its own spec decides whether it is replaced. */
const worker = (label: string) =>
  container('app', '$SIG{TERM} = sub { exit 0 }; sleep 1 while 1', { labels: { label } });

async function idOf(service: string): Promise<string> {
  return (await lab.docker.getContainer(`${name}-${service}-1`).inspect()).Id;
}

test('nothing changed: everything is kept, and nothing is created', async () => {
  const plan = planOf([worker('a'), says('one')]);
  await lab.up(plan);
  const before = [await lab.left(), await idOf('web')];
  const again = await lab.up(plan);
  expect(again.changes.map(({ did }) => did)).toEqual(['kept', 'kept']);
  expect([await lab.left(), await idOf('web')]).toEqual(before);
  expect(again.seconds).toBeLessThan(1);
});

test('one service changed: it alone is replaced', async () => {
  await lab.up(planOf([worker('a'), says('one')]));
  const kept = await idOf('app');
  const second = await lab.up(planOf([worker('a'), says('two')]));
  expect(second.changes).toEqual([
    { service: 'app', did: 'kept' },
    { service: 'web', did: 'replaced' },
  ]);
  expect(await bodyOf(second)).toBe('two');
  expect(await idOf('app')).toBe(kept);
  expect((await lab.left()).filter((object) => object.includes('-web'))).toEqual([`${name}-web-1`]);
  const third = await lab.up(planOf([worker('a'), says('two')]));
  expect(third.changes.map(({ did }) => did)).toEqual(['kept', 'kept']);
});

test('what depends on a replaced service is replaced with it, unless a socket alone joins them', async () => {
  const needs = { service: 'app', condition: 'service_started' } as const;
  const planWith = (job: string, loose: boolean) =>
    planOf([worker(job), says('one', { dependsOn: [{ ...needs, loose }] })]);
  await lab.up(planWith('a', false));
  const second = await lab.up(planWith('b', false));
  expect(second.changes.map(({ did }) => did)).toEqual(['replaced', 'replaced']);
  const third = await lab.up(planWith('c', true));
  expect(third.changes.map(({ did }) => did)).toEqual(['replaced', 'replaced']);
  const fourth = await lab.up(planWith('d', true));
  expect(fourth.changes.map(({ did }) => did)).toEqual(['replaced', 'kept']);
});

test('a service that the plan no longer has goes', async () => {
  await lab.up(planOf([worker('a'), says('one')]));
  const second = await lab.up(planOf([says('one')]));
  expect(second.changes).toEqual([{ service: 'web', did: 'kept' }]);
  expect((await lab.left()).filter((object) => object.includes('-app'))).toEqual([]);
  expect(await bodyOf(second)).toBe('one');
});

test('a container that was stopped is replaced', async () => {
  const port = await freePort('127.0.0.1');
  const first = await lab.up(planOf([says('one')]), { port });
  await first.engine.stop('web');
  const second = await lab.up(planOf([says('one')]), { port });
  expect(second.changes).toEqual([{ service: 'web', did: 'replaced' }]);
  expect(await bodyOf(second)).toBe('one');
});

test('a replacement that fails puts the former stack back', async () => {
  const first = await lab.up(planOf([worker('a'), says('one')]));
  const before = [await lab.left(), await idOf('app'), await idOf('web')];
  await expect(lab.up(planOf([worker('b'), front('die "wrong entry\n"')]))).rejects.toThrow(
    'web ended with exit code 255',
  );
  expect([await lab.left(), await idOf('app'), await idOf('web')]).toEqual(before);
  await pause(300);
  expect(await bodyOf(first)).toBe('one');
  const again = await lab.up(planOf([worker('a'), says('one')]));
  expect(again.changes.map(({ did }) => did)).toEqual(['kept', 'kept']);
});

test('a replacement that is aborted puts the former stack back', async () => {
  const first = await lab.up(planOf([says('one')]));
  const before = [await lab.left(), await idOf('web')];
  for (const at of ['start web', 'ready']) {
    const abort = new AbortController();
    const onProgress = ({ step }: { step: string }) => step === at && abort.abort(new Error('enough'));
    const plan = planOf([says('two', { environment: { DELAY: '30' } })]);
    await expect(lab.up(plan, { signal: abort.signal, onProgress })).rejects.toThrow('enough');
    expect([await lab.left(), await idOf('web')]).toEqual(before);
    await pause(300);
    expect(await bodyOf(first)).toBe('one');
  }
});

test('restarts begin with the commit: a new container has none before it answers', async () => {
  const policies: string[] = [];
  const onProgress = async ({ step, state }: { step: string; state: string }) => {
    if (step !== 'ready' || state !== 'started') return;
    policies.push((await lab.docker.getContainer(`${name}-web-1`).inspect()).HostConfig.RestartPolicy?.Name ?? '');
  };
  await lab.up(planOf([says('one', { environment: { DELAY: '1' } })]), { onProgress });
  const { HostConfig } = await lab.docker.getContainer(`${name}-web-1`).inspect();
  expect([...policies, HostConfig.RestartPolicy?.Name]).toEqual(['no', 'unless-stopped']);
});

test('a network that is to be another is refused, and nothing is harmed', async () => {
  const first = await lab.up(planOf([says('one')]));
  const plan = planOf([says('two')], { networks: [{ name: 'edge', kind: 'open' }] });
  await expect(lab.up(plan)).rejects.toThrow(`The network ${name}_edge is there, as edge, and is to be open.`);
  expect(await bodyOf(first)).toBe('one');
});

test('a mounted file that changed replaces its container', async () => {
  const { root } = optionsOf();
  writeFileSync(`${root}/certificate.pem`, 'old');
  const mounts = [{ type: 'bind', source: 'certificate.pem', target: '/run/certificate.pem' }] as const;
  const program = server.replace("$ENV{BODY} // 'hello'", '`cat /run/certificate.pem`');
  const first = await lab.up(planOf([front(program, { mounts })]), { root });
  expect(await bodyOf(first)).toBe('old');
  expect((await lab.up(planOf([front(program, { mounts })]), { root })).changes[0]?.did).toBe('kept');
  writeFileSync(`${root}/certificate.pem`, 'new');
  const second = await lab.up(planOf([front(program, { mounts })]), { root });
  expect([await bodyOf(second), second.changes[0]?.did]).toEqual(['new', 'replaced']);
  const missing = planOf([front(program, { mounts: [{ ...mounts[0], source: 'other.pem' }] })]);
  await expect(lab.up(missing, { root })).rejects.toThrow('other.pem does not exist.');
});
