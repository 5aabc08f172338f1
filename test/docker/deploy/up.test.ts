import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { down } from '../../../src/deploy/down.ts';
import { list } from '../../../src/deploy/list.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { BASE, front, optionsOf, planOf, server } from './small-plan.ts';

const lab = ownScope();
const { name } = optionsOf();

test('a stack answers when up returns, and down leaves nothing', async () => {
  const deployment = await lab.up(planOf([front(server, { environment: { DELAY: '1' } })]));
  expect(await bodyOf(deployment)).toBe('hello');
  expect(deployment.seconds).toBeGreaterThan(1);
  expect(deployment.changes).toEqual([{ service: 'web', did: 'created' }]);
  const [stack] = await list({ docker: lab.docker, scope: lab.scope });
  expect(stack).toMatchObject({
    name,
    url: deployment.url,
    committed: true,
    services: [{ service: 'web', state: 'running' }],
  });
  const removed = await down({ docker: lab.docker, scope: lab.scope, name, volumes: false });
  expect(removed).toEqual([{ name, removed: [`${name}-web-1`, `${name}_edge`], kept: [] }]);
  expect(await lab.left()).toEqual([]);
});

test('the client address is what the container sees of this machine', async () => {
  const program = server.replace("my $body = $ENV{BODY} // 'hello'", 'my $body = $client->peerhost');
  const deployment = await lab.up(planOf([front(program)]));
  expect(await bodyOf(deployment)).toBe(deployment.clientAddress);
});

test('a container that ends says what it said last, and nothing is left', async () => {
  const program = String.raw`print "\e[31mred\e[0m\n"; die "ImportError: no module named shop\n"`;
  const error = await lab.up(planOf([front(program)])).catch((caught) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error.problems).toEqual([
    { kind: 'stack', summary: 'web ended with exit code 255 instead of serving.', notes: [], log: expect.any(Array) },
  ]);
  expect([...error.problems[0].log].sort()).toEqual(['ImportError: no module named shop', 'red']);
  expect(await lab.left()).toEqual([]);
});

test('a container that ends at once ends the wait at once', async () => {
  const begin = performance.now();
  await expect(lab.up(planOf([front('exit 0')]), { readyMs: 60_000 })).rejects.toThrow('web ended with exit code 0');
  expect(performance.now() - begin).toBeLessThan(5000);
});

test('a front door that answers otherwise is reported with what it said', async () => {
  const plan = planOf([front(server, { environment: { STATUS: '503' } })]);
  const error = await lab.up(plan, { readyMs: 1500 }).catch((caught) => caught);
  expect(error.problems[0]).toMatchObject({
    kind: 'stack',
    notes: ['At the end: it answers 503.'],
    log: ['web  listening'],
  });
  expect(await lab.left()).toEqual([]);
});

test('an abort in the middle leaves nothing', async () => {
  for (const at of ['network edge', 'start web', 'ready']) {
    const abort = new AbortController();
    const onProgress = ({ step, state }: { step: string; state: string }) => {
      if (step === at && state === 'started') abort.abort(new Error(`stopped at ${at}`));
    };
    const plan = planOf([front(server, { environment: { DELAY: '30' } })]);
    await expect(lab.up(plan, { signal: abort.signal, onProgress })).rejects.toThrow(`stopped at ${at}`);
    expect(await lab.left()).toEqual([]);
  }
});

test('a chosen port stays the same over stop and start', async () => {
  const deployment = await lab.up(planOf([front()]));
  const { exitCode, seconds } = await deployment.engine.stop('web');
  expect(exitCode).toBe(0);
  expect(seconds).toBeLessThan(4);
  await deployment.engine.start('web');
  await pause(300);
  expect(await bodyOf(deployment)).toBe('hello');
});

test('two names live side by side', async () => {
  const one = await lab.up(planOf([front(server, { environment: { BODY: 'one' } })]), { name: `${name}-one` });
  const two = await lab.up(planOf([front(server, { environment: { BODY: 'two' } })]), { name: `${name}-two` });
  expect([await bodyOf(one), await bodyOf(two)]).toEqual(['one', 'two']);
  await down({ docker: lab.docker, scope: lab.scope, name: `${name}-one`, volumes: true });
  expect(await bodyOf(two)).toBe('two');
});

test('a taken port is reported with its holder', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as { port: number };
  await expect(lab.up(planOf([front()]), { port })).rejects.toThrow(
    new RegExp(`^Port ${port} of 127.0.0.1 is taken by .+ \\(process ${process.pid}\\)\\.$`),
  );
  holder.close();
  const first = await lab.up(planOf([front()]), { name: `${name}-first` });
  await expect(lab.up(planOf([front()]), { port: first.port })).rejects.toThrow(
    `Port ${first.port} of 127.0.0.1 is taken by the container ${name}-first-web-1.`,
  );
  expect((await lab.left()).filter((object) => !object.startsWith(`${name}-first`))).toEqual([]);
});

test('a stack of another scope is not touched', async () => {
  const deployment = await lab.up(planOf([front()]));
  await expect(lab.up(planOf([front()]), { scope: `${lab.scope}-other` })).rejects.toThrow(`The name ${name} is taken`);
  expect(await bodyOf(deployment)).toBe('hello');
});

test("a container that is not Stackwright's is not touched", async () => {
  const foreign = await lab.docker.createContainer({ name: `${name}-web-1`, Image: BASE, Cmd: ['true'] });
  try {
    const error = await lab.up(planOf([front()])).catch((caught) => caught);
    expect(error.problems[0].notes[0]).toBe(`container ${name}-web-1: not made by Stackwright`);
    await foreign.inspect();
  } finally {
    await foreign.remove({ force: true });
  }
  expect(await lab.left()).toEqual([]);
});

test('a test run is never committed and takes its data along', async () => {
  const data = { type: 'volume', volume: 'data', target: '/data', readOnly: false } as const;
  const plan = planOf([front(server, { mounts: [data] })], { volumes: [{ name: 'data', kind: 'data' }] });
  await lab.up(plan, { throwAway: true });
  expect(await lab.left()).toEqual([`${name}-web-1`, `${name}_data`, `${name}_edge`]);
  await expect(lab.up(plan, { throwAway: true })).rejects.toThrow(`${name} is there already`);
  await down({ docker: lab.docker, scope: lab.scope, name, volumes: true });
  expect(await lab.left()).toEqual([]);
});

test('data outlives down, a failed run and a new one', async () => {
  const data = { type: 'volume', volume: 'data', target: '/tmp/data', readOnly: false } as const;
  const volumes = [{ name: 'data', kind: 'data' }] as const;
  const write = `open my $file, '>', '/tmp/data/kept' or die; ${server}`;
  await lab.up(planOf([front(write, { user: '0:0', mounts: [data] })], { volumes }));
  await down({ docker: lab.docker, scope: lab.scope, name, volumes: false });
  expect(await lab.left()).toEqual([`${name}_data`]);
  await expect(lab.up(planOf([front('die', { mounts: [data] })], { volumes }))).rejects.toThrow('web ended');
  expect(await lab.left()).toEqual([`${name}_data`]);
  const read = `-e '/tmp/data/kept' or die; ${server}`;
  expect(await bodyOf(await lab.up(planOf([front(read, { mounts: [data] })], { volumes })))).toBe('hello');
});
