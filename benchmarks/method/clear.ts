import type Docker from 'dockerode';
import { LABEL } from '../../src/deploy/labels.ts';
import { listObjects, NOTHING, type Objects } from '../../src/deploy/objects.ts';
import { removeObjects } from '../../src/deploy/remove-objects.ts';
import { processStart } from '../../src/lib/process-start.ts';
import { projectPrefix } from './bench-stack.ts';

type Labelled = { readonly Labels?: Readonly<Record<string, string>> | null };

/** Removes everything of one stack at once, whoever made it. */
export async function clear(docker: Docker, name: string): Promise<void> {
  await clearWhere(docker, (project) => project === name);
}

/** Removes what this process's benchmarks left, and those whose process is gone; images too. */
export async function clearAll(docker: Docker): Promise<void> {
  const isOurs = (project: string) => {
    const pid = Number(project.slice(projectPrefix.length).split('-')[0]);
    return project.startsWith(projectPrefix) && (pid === process.pid || processStart(pid) === null);
  };
  await clearWhere(docker, isOurs);
  const images = await docker.listImages();
  const tags = images
    .flatMap(({ RepoTags }) => RepoTags ?? [])
    .filter((tag) => isOurs(tag.replace('stackwright/', '')));
  for (const tag of tags) await docker.getImage(tag).remove({ force: true });
}

async function clearWhere(docker: Docker, passes: (project: string) => boolean): Promise<void> {
  const all = await listObjects(docker, {});
  // A commit mark belongs to no Compose project.
  const ours = ({ Labels }: Labelled) => passes(Labels?.[LABEL.project] ?? Labels?.[LABEL.name] ?? '');
  const found: Objects = {
    containers: all.containers.filter(ours),
    networks: all.networks.filter(ours),
    volumes: all.volumes.filter(ours),
  };
  await removeObjects(docker, { ...NOTHING, ...found });
}
