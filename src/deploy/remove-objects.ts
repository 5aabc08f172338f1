import type Docker from 'dockerode';
import type { Objects } from './objects.ts';
import { settle, settleWhenFree } from './settle.ts';

/** Removes these objects at once: containers with their anonymous volumes, then networks, then volumes. */
export async function removeObjects(docker: Docker, { containers, networks, volumes }: Objects): Promise<void> {
  await all(containers.map(({ Id }) => settle(docker.getContainer(Id).remove({ force: true, v: true }))));
  await all(networks.map(({ Id }) => settleWhenFree(() => docker.getNetwork(Id).remove())));
  await all(volumes.map(({ Name }) => settleWhenFree(() => docker.getVolume(Name).remove())));
}

/** Every removal is tried before the first failure is thrown. */
async function all(removals: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(removals);
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
