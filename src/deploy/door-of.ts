import { engineHost } from './engine-host.ts';
import type { Door } from './front-door.ts';
import type { Run } from './run.ts';

/** Where this machine reaches a stack's front door, once its ports are settled; TLS where the stack has it. */
export function doorOf({ docker, plan: { entry }, options }: Pick<Run, 'docker' | 'plan' | 'options'>): Door {
  const tls = entry.containerTlsPort !== null;
  const address = entry.address === '0.0.0.0' ? '127.0.0.1' : entry.address;
  return { entry, tls, host: engineHost(docker) ?? address, port: (tls ? options.tlsPort : options.port) ?? 0 };
}
