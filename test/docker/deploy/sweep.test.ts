import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import { list } from '../../../src/deploy/list.ts';
import { allLabels, filterObjects, NOTHING } from '../../../src/deploy/objects.ts';
import { removeObjects } from '../../../src/deploy/remove-objects.ts';
import { sweep } from '../../../src/deploy/sweep.ts';
import { pidSpace } from '../../../src/lib/pid-space.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { BASE, container, front, optionsOf, planOf, server } from './small-plan.ts';
import { spawnUp } from './spawn-up.ts';

const lab = ownScope();
const { name } = optionsOf();

/** Sweeps; how much of this scope it found. What others' killed tests have left goes with it. */
async function sweepIt(): Promise<number> {
  const { objects, undone } = await sweep({ docker: lab.docker, scope: lab.scope });
  const mine = allLabels(filterObjects(objects, (labels) => labels[LABEL.scope] === lab.scope));
  return mine.length + undone.length;
}

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

test('a committed stack outlives its mark, which docker volume prune takes, and is marked again', async () => {
  const child = await spawnUp(planOf([container('app', server), front()]), optionsOf());
  await child.said('up done');
  await child.kill();
  const before = await lab.left();
  const marks = before.filter((object) => object.startsWith(`${name}_mark_`));
  expect(marks).toHaveLength(1);
  for (const mark of marks) await lab.docker.getVolume(mark).remove();
  expect(await sweepIt()).toBe(0);
  expect(await lab.left()).toEqual(before);
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
  await sweep({ docker: lab.docker, scope: `${lab.scope}-other` });
  expect(await lab.left()).toEqual(before);
});

const dead = { [LABEL.pid]: '4194305', [LABEL.pidStart]: '1', [LABEL.run]: 'dead', [LABEL.host]: pidSpace() };
const Labels = { [LABEL.managed]: 'true', [LABEL.scope]: optionsOf().scope, [LABEL.name]: name, ...dead };

test.each([
  ['volume', (docker: Docker) => docker.createVolume({ Name: `${name}_sockets`, Labels })],
  ['network', (docker: Docker) => docker.createNetwork({ Name: `${name}_edge`, Labels })],
  ['container', (docker: Docker) => docker.createContainer({ name: `${name}-app-1`, Image: BASE, Labels })],
])('a %s that the engine makes late for a run that is dead does not keep the next from its names', async (_, make) => {
  const docker = await connect();
  const listVolumes = docker.listVolumes.bind(docker);
  let looks = 0;
  // Right after the run has looked a fifth time at what there is, the last time before it makes its own.
  docker.listVolumes = (async (options: object) => {
    const found = await listVolumes(options);
    looks += 1;
    if (looks === 5) await make(lab.docker);
    return found;
  }) as typeof docker.listVolumes;
  await lab.up(planOf([container('app', server), front()], { volumes: [{ name: 'sockets', kind: 'sockets' }] }), {
    docker,
  });
  expect(looks).toBeGreaterThan(5);
  const left = (await lab.left()).filter((object) => !object.includes('_mark_'));
  expect(left).toEqual([`${name}-app-1`, `${name}-web-1`, `${name}_edge`, `${name}_sockets`].sort());
});

const sockets = [{ name: 'sockets', kind: 'sockets' }] as const;
const mounts = [{ type: 'volume', volume: 'sockets', target: '/run/sockets', readOnly: false }] as const;

test('a volume that a sweep beside it takes is made again with the container, as it was', async () => {
  const docker = await connect();
  const volume = lab.docker.getVolume(`${name}_sockets`);
  const state = async () => {
    const { Labels: labels, Options } = await volume.inspect();
    return { labels, Options };
  };
  const createContainer = docker.createContainer.bind(docker);
  const before: object[] = [];
  docker.createContainer = async (body: Docker.ContainerCreateOptions) => {
    before.push(await state());
    await volume.remove();
    return createContainer(body);
  };
  await lab.up(planOf([front(server, { mounts })], { volumes: sockets }), { docker });
  expect([await state()]).toEqual(before);
  expect(before).toMatchObject([{ Options: { type: 'tmpfs' } }]);
});

test('a sweep does not take the volume that another run has made of the same name since it looked', async () => {
  const listed = { Name: `${name}_sockets`, Labels } as unknown as Docker.VolumeInspectInfo;
  await lab.docker.createVolume({ Name: listed.Name, Labels: { ...Labels, [LABEL.run]: 'next' } });
  await removeObjects(lab.docker, { ...NOTHING, volumes: [listed] });
  expect(await lab.left()).toEqual([listed.Name]);
});
