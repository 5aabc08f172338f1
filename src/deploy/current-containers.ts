import type Docker from 'dockerode';
import { LABEL, type Labels, labelled } from './labels.ts';
import { setAsideBy } from './put-back.ts';

/** The containers with these labels as `inOrder` gives them. */
export async function currentContainers(docker: Docker, labels: Labels): Promise<readonly Docker.ContainerInfo[]> {
  return inOrder(await docker.listContainers({ all: true, ...labelled(labels) }));
}

/** Front door first, without those that a replacement has set aside. */
export function inOrder(containers: readonly Docker.ContainerInfo[]): readonly Docker.ContainerInfo[] {
  const order = ({ Labels }: Docker.ContainerInfo) => Number(Labels[LABEL.order] ?? 0);
  return containers.filter((container) => setAsideBy(container) === null).sort((a, b) => order(b) - order(a));
}
