import type Docker from 'dockerode';
import type { Change } from './changes.ts';
import { containerName, endpoint, inComposeOrder, networkName } from './create-body.ts';
import type { Run } from './run.ts';
import { wholeMount } from './volume-body.ts';

/** Creates a container with its networks, beside the one whose place it takes; it does not run yet. */
export async function createContainer(run: Run, { container, body, existing }: Change): Promise<Docker.Container> {
  const { docker, options } = run;
  const name = containerName(container.service, options);
  const Mounts = body.HostConfig?.Mounts?.map((mount) => wholeMount(mount, run));
  const created = await docker.createContainer({
    ...body,
    name: existing ? `${name}-from-${run.id}` : name,
    HostConfig: { ...body.HostConfig, Mounts },
  });
  for (const network of inComposeOrder(container.networks).slice(1)) {
    const where = docker.getNetwork(networkName(network, run));
    await where.connect({ Container: created.id, EndpointConfig: endpoint(container, options) });
  }
  return created;
}
