import type Docker from 'dockerode';
import { inOrder } from './current-containers.ts';
import { reachedAt } from './engine-host.ts';
import { LABEL } from './labels.ts';
import { listOurs } from './objects.ts';
import { runStates } from './runs.ts';

/** A stack as `ps` shows it. */
export interface Listed {
  readonly name: string;
  /** Where its front door answers; null when it does not run. */
  readonly url: string | null;
  /** False while a run that is not done starts or changes it, and for tests. */
  readonly committed: boolean;
  readonly state: StackState;
  readonly services: readonly ListedService[];
}

/**
 * `up`: it answered through its front door, and all of it runs. `starting`: a run is not done with it. `unhealthy`: a
 * health check of the engine fails. A health check that did not run yet says nothing, for the front door did.
 */
export type StackState = 'up' | 'starting' | 'unhealthy' | 'partly up' | 'stopped';

export interface ListedService {
  readonly service: string;
  /** The engine's word: running, exited, restarting, created. */
  readonly state: string;
  /** healthy, unhealthy or starting; null where there is no health check. */
  readonly health: string | null;
  /** When its container was created, in ISO 8601. */
  readonly created: string;
}

/** The stacks of a scope, from the engine's labels. */
export async function list({
  docker,
  scope,
}: {
  readonly docker: Docker;
  readonly scope: string;
}): Promise<readonly Listed[]> {
  const objects = await listOurs(docker, { [LABEL.scope]: scope });
  const { stateOf } = await runStates(docker, objects);
  const current = inOrder(objects.containers);
  const names = [...new Set(current.map(({ Labels }) => Labels[LABEL.name] ?? ''))].sort();
  return names.map((name) => {
    const containers = current.filter(({ Labels }) => Labels[LABEL.name] === name);
    const committed = containers.every(({ Labels }) => stateOf(Labels[LABEL.run]) === 'committed');
    const services = containers.map(listedService);
    return {
      name,
      url: containers.map((container) => urlOf(docker, container)).find((url) => url !== null) ?? null,
      committed,
      state: committed ? stackState(services) : 'starting',
      services,
    };
  });
}

/** The state of a stack that came up once. */
export function stackState(services: readonly Pick<ListedService, 'state' | 'health'>[]): StackState {
  const running = services.filter(({ state }) => state === 'running').length;
  if (running === 0) return 'stopped';
  if (running < services.length) return 'partly up';
  return services.some(({ health }) => health === 'unhealthy') ? 'unhealthy' : 'up';
}

function listedService({ Labels, State, Status, Created }: Docker.ContainerInfo): ListedService {
  const health = /\((?:health: )?(healthy|unhealthy|starting)\)/.exec(Status)?.[1] ?? null;
  return {
    service: Labels[LABEL.service] ?? '',
    state: State,
    health,
    created: new Date(Created * 1000).toISOString(),
  };
}

function urlOf(docker: Docker, { Labels, Ports }: Docker.ContainerInfo): string | null {
  const [scheme, port] = (Labels[LABEL.front] ?? '').split(' ');
  const bound = Ports.find(({ PrivatePort, PublicPort }) => PrivatePort === Number(port) && PublicPort);
  if (!bound) return null;
  return `${scheme}://${reachedAt(docker, bound.IP)}:${bound.PublicPort}`;
}
