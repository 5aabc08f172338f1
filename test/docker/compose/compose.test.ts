import type Docker from 'dockerode';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { execIn } from '../../../src/deploy/exec-in.ts';
import { knock } from '../../../src/deploy/front-door.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import { listObjects } from '../../../src/deploy/objects.ts';
import { down } from '../../../src/pipeline/down.ts';
import { up } from '../../../src/pipeline/up.ts';
import { stacksToCompose } from '../../stacks/covering.ts';
import { type OwnCompose, ownCompose, type Rendered } from './own-compose.ts';
import { portrait, running } from './portrait.ts';

// Most of the time goes by in waiting for processes to start and to stop.
vi.setConfig({ maxConcurrency: 4 });

const stackFiles = await stacksToCompose();
/** Compose itself waits until this one is healthy: ten seconds, the interval of its health check. */
const [waitedFor] = stackFiles;
const scope = `compose-test-${process.pid}`;
let docker: Docker;
let own: OwnCompose;

beforeAll(async () => {
  docker = await connect();
  own = await ownCompose();
});

afterAll(async () => {
  await own?.close();
  const images = await docker.listImages({ filters: { label: [`${LABEL.scope}=${scope}`] } });
  for (const { Id } of images) await docker.getImage(Id).remove({ force: true });
});

test.concurrent.for(stackFiles)('%s is the same with Compose alone as with up', async (stack, { onTestFinished }) => {
  const { compose } = own;
  const folder = await own.rendered(stack);
  const { name } = folder;
  onTestFinished(() => clear(folder));

  await compose(folder, 'up', '--build', '--quiet-pull', ...(stack === waitedFor ? ['--wait'] : ['--detach']));
  expect(await answer(folder)).toBeNull();
  expect(await unhealthy(name)).toEqual([]);
  const byCompose = await portrait(docker, name);
  await compose(folder, 'down', '--volumes', '--timeout', '1');
  expect(await objectsOf(name)).toEqual([]);

  await up({ file: folder.file, scope });
  expect(await portrait(docker, name)).toEqual(byCompose);

  const services = Object.keys(byCompose.containers).sort();
  expect((await compose(folder, 'ps', '--services')).trim().split('\n').sort()).toEqual(services);
  // A server that says nothing at its start logs its first request: one for each comes around.
  for (const _ of services) expect(await answer(folder)).toBeNull();
  const logged = await compose(folder, 'logs', '--no-color');
  for (const service of services) expect(logged).toMatch(new RegExp(`^${service}-1 +\\| `, 'm'));
  expect(logged).toMatch(new RegExp(`^\\S*-1 +\\| .*"uri": ?"${folder.entry.health.path}"`, 'm'));
  await compose(folder, 'down', '--timeout', '1');
  expect((await objectsOf(name)).filter((object) => !/_(?:data|collected|sockets)$/.test(object))).toEqual([]);
});

/** Everything of the stack goes: what Compose made, what up made, and Compose's images. */
async function clear({ name }: Rendered): Promise<void> {
  await down({ target: name, volumes: true, scope });
  const { containers, networks, volumes } = await listObjects(docker, { [LABEL.project]: name });
  for (const { Id } of containers) await docker.getContainer(Id).remove({ force: true, v: true });
  for (const { Id } of networks) await docker.getNetwork(Id).remove();
  for (const { Name } of volumes) await docker.getVolume(Name).remove();
  const images = await docker.listImages({ filters: { reference: [`${name}-*`] } });
  for (const { Id } of images) await docker.getImage(Id).remove({ force: true });
}

/** Null when the front door answers as planned, else what it did last; it has half a minute. */
function answer({ port, entry }: Rendered): ReturnType<typeof knock> {
  return knock({ entry, host: '127.0.0.1', port, tls: false }, AbortSignal.timeout(30_000));
}

/** The containers whose own health check does not pass. */
async function unhealthy(project: string): Promise<unknown[]> {
  const checks = (await running(docker, project)).map(async ({ Id, Name, Config }) => {
    const [kind, ...command] = Config.Healthcheck?.Test ?? [];
    const { exitCode } = kind === 'CMD' ? await execIn(docker, Id, command) : { exitCode: kind };
    return exitCode === 0 ? [] : [`${Name}: ${exitCode}`];
  });
  return (await Promise.all(checks)).flat();
}

/** Names of all that belongs to the stack, whoever made it, but for commit marks. */
async function objectsOf(project: string): Promise<string[]> {
  const { containers, networks, volumes } = await listObjects(docker, { [LABEL.project]: project });
  return [
    ...containers.map(({ Names }) => Names[0] ?? ''),
    ...[...networks, ...volumes].map((object) => object.Name),
  ].sort();
}
