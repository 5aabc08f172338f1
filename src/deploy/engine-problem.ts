import type Docker from 'dockerode';
import { portHolder } from '../lib/port-holder.ts';
import { machineProblem, type ProblemError } from '../model/problem.ts';
import { diskFull } from './disk-full.ts';
import { engineHost } from './engine-host.ts';
import { EngineRefusal } from './engine-refusal.ts';
import { statusOf } from './settle.ts';

/** True for the engine's refusal to publish a port that something else has. */
export function isPortTaken(error: unknown): boolean {
  return statusOf(error) >= 500 && /port is already allocated|address already in use/.test(String(error));
}

/** True where the engine has something else of the same name: a container, or another network. */
export function isNameTaken(error: unknown): boolean {
  return (
    (statusOf(error) === 409 && /already (in use|exists)/.test(String(error))) || /\bis ambiguous\b/.test(String(error))
  );
}

/** What the engine refused, with what helps where that is known; anything else that was thrown stays as it is. */
export async function engineProblem(docker: Docker, error: unknown): Promise<unknown> {
  if (!(error instanceof EngineRefusal)) return error;
  if (isPortTaken(error)) {
    const [, address = '', port] = /(\d+\.\d+\.\d+\.\d+):(\d+)/.exec(error.reason) ?? [];
    return portTaken(docker, { address, port: Number(port) }, error);
  }
  if (/non-overlapping IPv4 address pool|address pools have been fully subnetted/.test(error.reason)) {
    return machineProblem(
      'The Docker engine has no addresses left for another network.',
      ['Remove networks that nothing uses: docker network prune.'],
      error,
    );
  }
  return diskFull(error.reason, error) ?? error;
}

const LOST = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/** True when the connection broke, or could not be made again. */
export function isLost(error: unknown): boolean {
  const { code = '', syscall }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  return LOST.includes(code) || (code === 'ENOENT' && syscall === 'connect');
}

/** A port that something else has, with who that is. */
export async function portTaken(
  docker: Docker,
  { address, port }: { readonly address: string; readonly port: number },
  cause?: unknown,
): Promise<ProblemError> {
  const holder = (await docker.listContainers()).find(({ Ports }) =>
    Ports.some(({ PublicPort }) => PublicPort === port),
  );
  const who = holder ? `the container ${holder.Names[0]?.slice(1)}` : engineHost(docker) ? null : portHolder(port);
  return machineProblem(
    `Port ${port} of ${address} is taken${who ? ` by ${who}` : ''}.`,
    ['Free it, or publish another one: --port NUMBER (0: any free one).'],
    cause,
  );
}
