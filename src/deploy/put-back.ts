import type Docker from 'dockerode';
import { containerName } from './create-body.ts';
import { isPortTaken } from './engine-problem.ts';
import { LABEL, type Labels } from './labels.ts';
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

/** Starts containers that were set aside, in the order in which they depend on each other, and gives them their names again. */
export async function putBack(docker: Docker, containers: readonly Docker.ContainerInfo[]): Promise<void> {
  const order = ({ Labels }: Docker.ContainerInfo) => Number(Labels[LABEL.order] ?? 0);
  for (const listed of [...containers].sort((a, b) => order(a) - order(b))) {
    const container = docker.getContainer(listed.Id);
    // Since it was listed, another process of ours may have put it back, and a new run have set it aside again.
    if (!listed.Names.includes((await nameOf(container)) ?? '')) continue;
    // The name comes last: as long as it is the old one, a next sweep knows that this is not done.
    await settle(container.start()).catch((error) => {
      // It stays down, under its own name: `up` can replace it.
      if (!isPortTaken(error)) throw error;
    });
    await container.rename({ name: ownName(listed.Labels) }).catch((error) => {
      if (![400, 404].includes(statusOf(error))) throw error;
    });
  }
}

function nameOf(container: Docker.Container): Promise<string | null> {
  return container.inspect().then(
    ({ Name }) => Name,
    (error) => {
      if (statusOf(error) !== 404) throw error;
      return null;
    },
  );
}

const ownName = (labels: Labels) => containerName(labels[LABEL.service] ?? '', { name: labels[LABEL.name] ?? '' });
