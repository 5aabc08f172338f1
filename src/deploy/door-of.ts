import { reachedAt } from './engine-host.ts';
import type { Door } from './front-door.ts';
import type { Run } from './run.ts';

/** Where this machine reaches a stack's front door, once its ports are settled; TLS where the stack has it. */
export function doorOf({ docker, plan: { entry }, options }: Pick<Run, 'docker' | 'plan' | 'options'>): Door {
  const tls = entry.containerTlsPort !== null;
  const host = reachedAt(docker, options.address ?? entry.address);
  return { entry, tls, host, port: (tls ? options.tlsPort : options.port) ?? 0 };
}
