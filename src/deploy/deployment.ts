import { once } from 'node:events';
import { connect } from 'node:net';
import type Docker from 'dockerode';
import type { Deployment } from '../model/deployment.ts';
import type { Change } from './changes.ts';
import { networkName } from './create-body.ts';
import { doorOf } from './door-of.ts';
import { engineFor } from './engine-for.ts';
import { engineHost } from './engine-host.ts';
import type { Run } from './run.ts';
import type { Stack } from './switch-over.ts';

/** What `up` gives back for a stack that answers. */
export async function deployment(
  run: Run,
  steps: readonly Change[],
  ids: Stack['ids'],
): Promise<Omit<Deployment, 'seconds'>> {
  const { docker, plan, options } = run;
  const { host, port, tls } = doorOf(run);
  const plainUrl = `http://${host}:${options.port}`;
  const lasting = steps.filter(({ container }) => !container.once);
  return {
    plan,
    options,
    url: tls ? `https://${host}:${port}` : plainUrl,
    plainUrl,
    port: options.port ?? 0,
    tlsPort: tls ? options.tlsPort : null,
    clientAddress: await clientAddress(run, ids),
    changes: steps.map(({ container: { service }, did }) => ({ service, did })),
    engine: engineFor(
      docker,
      Object.fromEntries(lasting.map(({ container: { service } }) => [service, ids[service] ?? ''])),
    ),
  };
}

/** This machine's address as the front door sees it: an engine here translates it, one elsewhere does not. */
async function clientAddress(run: Run, ids: Stack['ids']): Promise<string> {
  const { docker, plan } = run;
  if (engineHost(docker) !== null) return localAddress(doorOf(run));
  const front = plan.containers.find(({ service }) => service === plan.entry.service);
  const { NetworkSettings } = await docker.getContainer(ids[plan.entry.service] ?? '').inspect();
  const kindOf = (name: string) => plan.networks.find((network) => network.name === name)?.kind;
  const reachable = (front?.networks ?? []).filter((name) => kindOf(name) !== 'internal');
  const network: Docker.NetworkInfo | undefined = NetworkSettings.Networks[networkName(reachable[0] ?? '', run)];
  return network?.Gateway ?? '';
}

/** The address that this machine's connections to another one come from. */
async function localAddress({ host, port }: { readonly host: string; readonly port: number }): Promise<string> {
  const socket = connect({ host, port, family: 4, timeout: 5000 });
  socket.once('timeout', () => socket.destroy(new Error(`${host}:${port} does not accept a connection within 5 s`)));
  await once(socket, 'connect');
  const { localAddress = '' } = socket;
  socket.destroy();
  return localAddress;
}
