import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { list } from '../../../src/deploy/list.ts';
import { sweep } from '../../../src/deploy/sweep.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { container, front, optionsOf, planOf, server } from './small-plan.ts';
import { spawnUp } from './spawn-up.ts';

const lab = ownScope();
const { name } = optionsOf();
const sweepIt = () => sweep({ docker: lab.docker, scope: lab.scope });

const data = { type: 'volume', volume: 'data', target: '/data', readOnly: false } as const;
const slow = planOf(
  [
    container('release', 'exit 0', { once: true, restart: 'no', networks: [] }),
    container('app', server),
    front(server, { environment: { DELAY: '60' }, mounts: [data] }),
  ],
  {
    volumes: [
      { name: 'data', kind: 'data' },
      { name: 'sockets', kind: 'sockets' },
    ],
  },
);

for (const at of ['volume data done', 'release started', 'start web started', 'ready started']) {
  test(`what a run killed at "${at}" left behind is swept, but for data`, async () => {
    const child = await spawnUp(slow, optionsOf());
    await child.said(at);
    await child.kill();
    // What the engine was asked for last may still come.
    await pause(500);
    expect(await lab.left()).not.toEqual([]);
    expect(await sweepIt()).toBeGreaterThan(0);
    expect(await lab.left()).toEqual([`${name}_data`]);
    expect(await sweepIt()).toBe(0);
  });
}

test('the data of a test run is swept too', async () => {
  const child = await spawnUp(slow, optionsOf({ throwAway: true }));
  await child.said('ready started');
  await child.kill();
  await sweepIt();
  expect(await lab.left()).toEqual([]);
});

test('a run that is at work is not touched', async () => {
  const plan = planOf([front(server, { environment: { DELAY: '3' } })]);
  const child = await spawnUp(plan, optionsOf());
  await child.said('ready started');
  const before = await lab.left();
  expect(await sweepIt()).toBe(0);
  expect(await lab.left()).toEqual(before);
  await expect(lab.up(plan)).rejects.toThrow(`Another run has begun to start ${name} and is not done`);
  await child.said('up done');
  expect((await list({ docker: lab.docker, scope: lab.scope }))[0]?.committed).toBe(true);
});

test('a committed stack outlives its owner and every sweep', async () => {
  const child = await spawnUp(planOf([front()]), optionsOf());
  await child.said('up done');
  await child.kill();
  const before = await lab.left();
  expect(await sweepIt()).toBe(0);
  expect(await lab.left()).toEqual(before);
  const again = await lab.up(planOf([front()]));
  expect(again.changes).toEqual([{ service: 'web', did: 'kept' }]);
});

for (const at of ['start web started', 'ready started']) {
  test(`a replacement killed at "${at}" is undone by the next sweep`, async () => {
    const first = await lab.up(planOf([container('app', server), front()]));
    const before = await lab.left();
    const child = await spawnUp(planOf([front(server, { environment: { DELAY: '60' } })]), optionsOf());
    await child.said(at);
    await child.kill();
    await pause(500);
    await sweepIt();
    expect(await lab.left()).toEqual(before);
    await pause(300);
    expect(await bodyOf(first)).toBe('hello');
  });
}

test('another scope is not swept', async () => {
  const child = await spawnUp(slow, optionsOf());
  await child.said('ready started');
  await child.kill();
  const before = await lab.left();
  expect(await sweep({ docker: lab.docker, scope: `${lab.scope}-other` })).toBe(0);
  expect(await lab.left()).toEqual(before);
});
