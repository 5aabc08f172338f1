import type Docker from 'dockerode';
import { LABEL } from '../../src/deploy/labels.ts';
import { listObjects, NOTHING, type Objects } from '../../src/deploy/objects.ts';
import { removeObjects } from '../../src/deploy/remove-objects.ts';
import { settle } from '../../src/deploy/settle.ts';
import { processStart } from '../../src/lib/process-start.ts';
import { prefix } from './bench-stack.ts';

type Labelled = { readonly Labels?: Readonly<Record<string, string>> | null };

/** Removes everything of one stack at once, whoever made it. */
export async function clear(docker: Docker, name: string): Promise<void> {
  await clearWhere(docker, (project) => project === name);
}

/** Removes what this process's benchmarks left, and those whose process is gone; images too. */
export async function clearAll(docker: Docker): Promise<void> {
  await clearWhere(docker, isOurs);
  const images = (await docker.listImages()).filter(
    ({ RepoTags, Labels }) => isOurs(Labels?.[LABEL.scope] ?? '') || RepoTags?.some(isOurs),
  );
  for (const { Id } of images) await settle(docker.getImage(Id).remove({ force: true }));
}

/** Whether a name is one of this process, or of one that is no more. */
function isOurs(name: string): boolean {
  const pid = Number(/^\d+/.exec(name.slice(prefix.length))?.[0]);
  return name.startsWith(prefix) && (pid === process.pid || processStart(pid) === null);
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
