import { rmSync } from 'node:fs';
import { get } from 'node:http';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { extract } from 'tar-stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { LABEL, labelled } from '../../../src/deploy/labels.ts';
import { listObjects } from '../../../src/deploy/objects.ts';
import { down } from '../../../src/pipeline/down.ts';
import { up } from '../../../src/pipeline/up.ts';
import { normalise } from './normalise.ts';
import { buildCompose, compose, type Rendered, rendered } from './own-compose.ts';

vi.setConfig({ maxConcurrency: 2 });

const scope = `compose-test-${process.pid}`;
let docker: Docker;

beforeAll(async () => {
  docker = await connect();
  await buildCompose();
});

afterAll(async () => {
  const images = await docker.listImages({ filters: { label: [`${LABEL.scope}=${scope}`] } });
  for (const { Id } of images) await docker.getImage(Id).remove({ force: true });
});

test.concurrent.for([
  ['notes/stack.yaml', 'any'],
  ['notes/gunicorn.yaml', 'notes.example.org'],
  ['polls/stack.yaml', 'localhost'],
] as const)('%s is the same with Compose alone as with up', async ([stack, host], { onTestFinished }) => {
  const folder = await rendered(stack);
  onTestFinished(() => clear(folder));

  await compose(folder, 'up', '--build', '--wait', '--quiet-pull');
  expect(await statusOf(folder, host)).toBe(200);
  expect(await healthOf(folder)).toEqual([]);
  const byCompose = await portrait(folder);
  await compose(folder, 'down', '--volumes', '--timeout', '1');
  expect(await objectsOf(folder)).toEqual([]);

  await up({ file: folder.file, scope });
  expect(await statusOf(folder, host)).toBe(200);
  expect(await portrait(folder)).toEqual(byCompose);

  const services = Object.keys(byCompose.containers).sort();
  expect((await compose(folder, 'ps', '--services')).trim().split('\n').sort()).toEqual(services);
  expect(await compose(folder, 'logs', '--no-color')).toMatch(/^\S*-1 +\| .*"uri":"\/"/m);
  await compose(folder, 'down', '--timeout', '1');
  expect((await objectsOf(folder)).filter((name) => !/_(?:data|collected|sockets)$/.test(name))).toEqual([]);
});

/** Everything of the stack goes: what Compose made, what up made, the images and the folder. */
async function clear(folder: Rendered): Promise<void> {
  await down({ target: folder.name, volumes: true, scope });
  await compose(folder, 'down', '--volumes', '--rmi', 'all', '--timeout', '1');
  rmSync(dirname(folder.file), { recursive: true });
}

function statusOf({ port }: Rendered, host: string): Promise<number | undefined> {
  const options = { host: '127.0.0.1', port, headers: { host }, agent: false };
  return new Promise((resolve, reject) => {
    get(options, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}

async function current({ name }: Rendered): Promise<Docker.ContainerInspectInfo[]> {
  const running = await docker.listContainers(labelled({ [LABEL.project]: name }));
  return Promise.all(running.map(({ Id }) => docker.getContainer(Id).inspect()));
}

/** The containers whose health check has not passed. */
async function healthOf(folder: Rendered): Promise<unknown[]> {
  const states = (await current(folder)).map(({ State }) => State.Health);
  return states.filter((health) => health?.Status !== 'healthy' || health.Log.at(-1)?.ExitCode !== 0);
}

/** Names of all that belongs to the stack, whoever made it, but for commit marks. */
async function objectsOf({ name }: Rendered): Promise<string[]> {
  const { containers, networks, volumes } = await listObjects(docker, { [LABEL.project]: name });
  return [
    ...containers.map(({ Names }) => Names[0] ?? ''),
    ...[...networks, ...volumes].map((object) => object.Name),
  ].sort();
}

/** What a stack is, by service, network and volume, and what is in its images. */
async function portrait(folder: Rendered) {
  const containers = await current(folder);
  const { networks, volumes } = await listObjects(docker, { [LABEL.project]: folder.name });
  const inspected = await Promise.all(networks.map(({ Id }) => docker.getNetwork(Id).inspect()));
  const byService = containers.map((each) => [each.Config.Labels['com.docker.compose.service'] ?? '', each] as const);
  const files = byService.map(async ([service, { Id }]) => [service, await filesOf(Id)]);
  return {
    containers: Object.fromEntries(byService.map(([service, each]) => [service, normalise('container', each)])),
    networks: Object.fromEntries(inspected.map((each) => [each.Name, normalise('network', each)])),
    volumes: Object.fromEntries(volumes.map((each) => [each.Name, normalise('volume', each)])),
    files: Object.fromEntries(await Promise.all(files)),
  };
}

/** Type, mode, owner, size and path of everything in the folders that are ours. */
async function filesOf(id: string): Promise<string[]> {
  const lists = ['/etc/stack', '/srv'].map(async (path) => {
    const entries: string[] = [];
    const archive = extract();
    archive.end(await buffer(await docker.getContainer(id).getArchive({ path })));
    for await (const entry of archive) {
      const { type, mode = 0, uid, gid, size, name } = entry.header;
      entries.push(`${type} ${mode.toString(8)} ${uid}:${gid} ${size} ${name}`);
      entry.resume();
    }
    return entries.sort();
  });
  return (await Promise.all(lists)).flat();
}
