import { machineProblem } from '../model/problem.ts';
import type { RunOptions } from '../model/run-options.ts';
import { engineHost, isLoopback } from './engine-host.ts';
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
  const address = options.address ?? entry.address;
  const elsewhere = engineHost(run.docker);
  if (elsewhere !== null && isLoopback(address)) throw outOfReach(address, elsewhere);
  const settle = async (containerPort: number | null, asked: number | null) => {
    if (containerPort === null || asked !== 0) return asked;
    const published = before.containers
      .flatMap(({ Ports }) => Ports)
      .find(({ PrivatePort, PublicPort }) => PrivatePort === containerPort && PublicPort);
    // The address may be one of the engine's machine alone.
    return published?.PublicPort ?? (await freePort(elsewhere ? '0.0.0.0' : address));
  };
  return {
    ...options,
    port: await settle(entry.containerPort, options.port ?? entry.port),
    tlsPort: await settle(entry.containerTlsPort, options.tlsPort ?? entry.tlsPort),
  };
}

/** Published there, nobody but the engine's machine could ask whether the stack answers. */
function outOfReach(address: string, host: string) {
  return machineProblem(
    `The front door would be published at ${address} of ${host}, which cannot be reached from here.`,
    [
      'Publish it at an address of that machine, or at 0.0.0.0 for all of them: --address, or listen.address.',
      'Whoever reaches that machine then reaches the stack.',
    ],
  );
}

/** True when a port was left to us to choose. */
export function choosesPort({ plan: { entry }, options }: Pick<Run, 'plan' | 'options'>): boolean {
  return (options.port ?? entry.port) === 0 || (options.tlsPort ?? entry.tlsPort) === 0;
}
