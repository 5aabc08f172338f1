import type { RunOptions } from '../model/run-options.ts';
import { engineHost } from './engine-host.ts';
import { freePort } from './free-port.ts';
import type { Objects } from './objects.ts';
import type { Run } from './run.ts';

/**
 * Settles the published ports. For port 0 it takes the one this stack has already, else a free one of this machine:
 * one that the engine chose would be another after every stop and start.
 */
export async function settlePorts(run: Run, before: Objects): Promise<RunOptions> {
  const {
    plan: { entry },
    options,
  } = run;
  const settle = async (containerPort: number | null, asked: number | null) => {
    if (containerPort === null || asked !== 0) return asked;
    const published = before.containers
      .flatMap(({ Ports }) => Ports)
      .find(({ PrivatePort, PublicPort }) => PrivatePort === containerPort && PublicPort);
    // The address may be one of the engine's machine alone.
    return published?.PublicPort ?? (await freePort(engineHost(run.docker) ? '0.0.0.0' : entry.address));
  };
  return {
    ...options,
    port: await settle(entry.containerPort, options.port ?? entry.port),
    tlsPort: await settle(entry.containerTlsPort, options.tlsPort ?? entry.tlsPort),
  };
}

/** True when a port was left to us to choose. */
export function choosesPort({ plan: { entry }, options }: Pick<Run, 'plan' | 'options'>): boolean {
  return (options.port ?? entry.port) === 0 || (options.tlsPort ?? entry.tlsPort) === 0;
}
