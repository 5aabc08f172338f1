import type Docker from 'dockerode';
import type { OnProgress } from '../model/deployment.ts';
import { engineProblem } from './engine-problem.ts';
import { LABEL, type Labels } from './labels.ts';
import { allLabels, filterObjects, listObjects, type Objects } from './objects.ts';
import { removeObjects } from './remove-objects.ts';
import { settle } from './settle.ts';

export interface DownRequest {
  readonly docker: Docker;
  readonly scope: string;
  /** The stack; absent: all of the scope. */
  readonly name?: string;
  /** Also removes the data volumes. */
  readonly volumes: boolean;
  readonly onProgress?: OnProgress;
}

/** A stack that is gone, and what it consisted of, by the engine's names. */
export interface Removed {
  readonly name: string;
  readonly removed: readonly string[];
  /** Data volumes that stay. */
  readonly kept: readonly string[];
}

/** The engine kills a container at the end of its own grace; this only bounds an engine that does not. */
const STOP_MS = 600_000;

/**
 * Stops and removes stacks; their data stays unless `volumes` is set. A committed stack is stopped gracefully, front
 * door first, any other at once.
 */
export async function down(request: DownRequest): Promise<readonly Removed[]> {
  const { docker, scope, name } = request;
  const found = await listObjects(docker, {
    [LABEL.managed]: 'true',
    [LABEL.scope]: scope,
    ...(name === undefined ? {} : { [LABEL.name]: name }),
  });
  const objects = filterObjects(found, (labels) => request.volumes || !labels[LABEL.data]);
  const names = [...new Set(allLabels(objects).map((labels) => labels[LABEL.name] ?? ''))].sort();
  const ends = names.map(async (each) => {
    const isOf = (labels: Labels) => labels[LABEL.name] === each;
    const removed = await downOne(request, filterObjects(objects, isOf), each);
    const data = filterObjects(found, (labels) => isOf(labels) && !request.volumes && labels[LABEL.data] !== undefined);
    return { name: each, removed, kept: data.volumes.map(({ Name }) => Name).sort() };
  });
  return Promise.all(ends).catch(async (error) => {
    throw await engineProblem(docker, error);
  });
}

async function downOne({ docker, onProgress }: DownRequest, objects: Objects, name: string): Promise<string[]> {
  const begin = performance.now();
  onProgress?.({ step: `down ${name}`, state: 'started' });
  if (objects.volumes.some((volume) => volume.Labels?.[LABEL.mark])) await stopInOrder(docker, objects);
  await removeObjects(docker, objects);
  onProgress?.({ step: `down ${name}`, state: 'done', seconds: (performance.now() - begin) / 1000 });
  const { containers, networks, volumes } = filterObjects(objects, (labels) => !labels[LABEL.mark]);
  const names = containers.map(({ Names }) => Names[0]?.slice(1) ?? '');
  return [...names, ...[...networks, ...volumes].map(({ Name }) => Name)].sort();
}

/** The front door first, what it depends on after it: requests in flight can still end. */
async function stopInOrder(docker: Docker, { containers }: Objects): Promise<void> {
  const order = ({ Labels }: { Labels: Labels }) => Number(Labels[LABEL.order] ?? 0);
  for (const { Id } of [...containers].sort((a, b) => order(b) - order(a))) {
    await settle(
      docker.getContainer(Id).stop({ abortSignal: AbortSignal.timeout(STOP_MS) } as Docker.ContainerStopOptions),
    );
  }
}
