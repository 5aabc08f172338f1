import type Docker from 'dockerode';
import { LABEL } from './labels.ts';
import { statusOf } from './settle.ts';

/**
 * The runs, of these containers' ones, that had come to their commit: all that runs restarts by itself, which is the last
 * thing before the mark. `docker volume prune` takes a mark away, and its stack is the user's all the same.
 */
export async function restartingRuns(
  docker: Docker,
  containers: readonly Docker.ContainerInfo[],
): Promise<ReadonlySet<string>> {
  const lasting = containers.filter(({ Labels }) => !Labels[LABEL.throwAway]);
  const seen = await Promise.all(lasting.map((each) => restarting(docker, each)));
  const runs = new Set(seen.flatMap((each) => (each?.restarts ? [each.run] : [])));
  for (const each of seen) if (each?.running && !each.restarts) runs.delete(each.run);
  return runs;
}

async function restarting(docker: Docker, { Id, Labels }: Docker.ContainerInfo) {
  try {
    const { State, HostConfig } = await docker.getContainer(Id).inspect();
    const policy = HostConfig.RestartPolicy?.Name ?? '';
    return { run: Labels[LABEL.run] ?? '', running: State.Running, restarts: !['', 'no'].includes(policy) };
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    return null;
  }
}
