import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { LABEL } from './labels.ts';
import { labelsOf, type Objects } from './objects.ts';
import { settleRemoval, settleWhenFree, statusOf } from './settle.ts';

const LOOK_MS = 50;
const GONE_MS = 10_000;

/** Removes these objects at once: containers with their anonymous volumes, then networks, then volumes. */
export async function removeObjects(docker: Docker, { containers, networks, volumes }: Objects): Promise<void> {
  const failures = [
    ...(await all(containers.map(({ Id }) => removeContainer(docker, Id)))),
    ...(await all(networks.map(({ Id }) => settleWhenFree(() => docker.getNetwork(Id).remove())))),
    ...(await all(volumes.map((volume) => settleWhenFree(() => removeVolume(docker, volume))))),
  ];
  if (failures.length > 0) throw failures[0];
}

/** One that another process of ours is removing is waited for: until it is gone its name and its port are taken. */
async function removeContainer(docker: Docker, id: string): Promise<void> {
  const container = docker.getContainer(id);
  const elsewhere = await settleRemoval(container.remove({ force: true, v: true }));
  for (const deadline = performance.now() + GONE_MS; elsewhere && performance.now() < deadline; ) {
    if (await isGone(container)) return;
    await pause(LOOK_MS);
  }
}

/** There are only names to remove volumes by: one that another run has made of this name since then stays. */
async function removeVolume(docker: Docker, listed: Docker.VolumeInspectInfo): Promise<void> {
  const volume = docker.getVolume(listed.Name);
  const now = await volume.inspect();
  if (labelsOf(now)[LABEL.run] === labelsOf(listed)[LABEL.run]) await volume.remove();
}

function isGone(container: Docker.Container): Promise<boolean> {
  return container.inspect().then(
    () => false,
    (error) => {
      if (statusOf(error) !== 404) throw error;
      return true;
    },
  );
}

/** Every removal is tried, whatever became of the others; gives what failed. */
async function all(removals: readonly Promise<void>[]): Promise<unknown[]> {
  const ended = await Promise.allSettled(removals);
  return ended.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
}
