import type Docker from 'dockerode';
import type { OnProgress } from '../model/deployment.ts';
import { engineProblem } from './engine-problem.ts';
import { LABEL, type Labels } from './labels.ts';
import { allLabels, filterObjects, listOurs, NOTHING, type Objects } from './objects.ts';
import { removeObjects } from './remove-objects.ts';
import { stopContainer } from './stop-container.ts';

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

/**
 * Stops and removes stacks; their data stays unless `volumes` is set. A committed stack is stopped gracefully, front
 * door first, any other at once.
 */
export async function down(request: DownRequest): Promise<readonly Removed[]> {
  const { docker, scope, name } = request;
  const found = await listOurs(docker, {
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
  const marks = objects.volumes.filter((volume) => volume.Labels?.[LABEL.mark]);
  if (marks.length > 0) await stopInOrder(docker, objects);
  // Without its mark the rest is nobody's: should this command die here, the next one goes on.
  await removeObjects(docker, { ...NOTHING, volumes: marks });
  await removeObjects(
    docker,
    filterObjects(objects, (labels) => !labels[LABEL.mark]),
  );
  onProgress?.({ step: `down ${name}`, state: 'done', seconds: (performance.now() - begin) / 1000 });
  const { containers, networks, volumes } = filterObjects(objects, (labels) => !labels[LABEL.mark]);
  const names = containers.map(({ Names }) => Names[0]?.slice(1) ?? '');
  return [...names, ...[...networks, ...volumes].map(({ Name }) => Name)].sort();
}

/** The front door first, what it depends on after it: requests in flight can still end. */
async function stopInOrder(docker: Docker, { containers }: Objects): Promise<void> {
  const order = ({ Labels }: { Labels: Labels }) => Number(Labels[LABEL.order] ?? 0);
  for (const { Id } of [...containers].sort((a, b) => order(b) - order(a))) {
    await stopContainer(docker, Id);
  }
}
