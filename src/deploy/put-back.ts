import type Docker from 'dockerode';
import { containerName } from './create-body.ts';
import { LABEL, type Labels } from './labels.ts';
import { labelsOf } from './objects.ts';
import { settle, statusOf } from './settle.ts';

const SET_ASIDE = '-until-';

/** The name of a container whose place another run takes: it says which, so that anyone can tell how that ended. */
export function asideName(labels: Labels, run: string): string {
  return `${ownName(labels)}${SET_ASIDE}${run}`;
}

/** The run that set this container aside; null when none did. */
export function setAsideBy({ Names, Labels }: Docker.ContainerInfo): string | null {
  const prefix = `/${asideName(Labels, '')}`;
  return Names.find((name) => name.startsWith(prefix))?.slice(prefix.length) ?? null;
}

/** Gives containers that were set aside their names again and starts them, in the order in which they depend on each other. */
export async function putBack(docker: Docker, containers: readonly Docker.ContainerInfo[]): Promise<void> {
  const order = (container: Docker.ContainerInfo) => Number(labelsOf(container)[LABEL.order] ?? 0);
  for (const { Id, Labels } of [...containers].sort((a, b) => order(a) - order(b))) {
    const container = docker.getContainer(Id);
    await container.rename({ name: ownName(Labels) }).catch((error) => {
      // Another process of ours has put it back, or removed it.
      if (![400, 404].includes(statusOf(error))) throw error;
    });
    await settle(container.start());
  }
}

const ownName = (labels: Labels) => containerName(labels[LABEL.service] ?? '', { name: labels[LABEL.name] ?? '' });
