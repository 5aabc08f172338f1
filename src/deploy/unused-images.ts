import type Docker from 'dockerode';
import { LABEL, labelled } from './labels.ts';
import { settle, statusOf } from './settle.ts';

/** Tags of images that were built for this scope and that no container uses; all tags of ours, sorted. */
export async function unusedImages(docker: Docker, scope: string): Promise<readonly string[]> {
  const [images, containers] = await Promise.all([
    docker.listImages(labelled({ [LABEL.managed]: 'true', [LABEL.scope]: scope })),
    docker.listContainers({ all: true }),
  ]);
  const used = new Set(containers.map(({ ImageID }) => ImageID));
  return images
    .filter(({ Id }) => !used.has(Id))
    .flatMap(({ Id, RepoTags }) => {
      const tags = (RepoTags ?? []).filter((tag) => tag !== '<none>:<none>');
      // Another's name for it keeps it: only our names go.
      return tags.length > 0 ? tags.filter((tag) => tag.startsWith('stackwright/')) : [Id];
    })
    .sort();
}

/** Removes images; returns those that are gone: one that a container was just made of stays. */
export async function removeImages(docker: Docker, tags: readonly string[]): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const tag of tags) {
    const stays = await settle(docker.getImage(tag).remove()).then(
      () => false,
      (error) => {
        if (statusOf(error) !== 409) throw error;
        return true;
      },
    );
    if (!stays) gone.push(tag);
  }
  return gone;
}
