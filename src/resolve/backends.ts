import type { Backend, Choices } from '../model/stack.ts';

interface Where {
  /** The server is one process: a backend for each worker. */
  readonly single: boolean;
  readonly workers: number;
  readonly transport: string;
  readonly placement: string;
  /** Whether a web server stands in front. */
  readonly stands: boolean;
}

/** Where each app server process listens, and what the web server dials: the same socket, or the service's name. */
export function backends(where: Where): Choices['backends'] {
  if (where.transport === 'memory') {
    const nowhere = { transport: 'memory' } as const;
    return [{ name: 'app', address: nowhere, listening: nowhere }];
  }
  const count = where.single ? where.workers : 1;
  if (count === 1) return [backend('app', where, 0)];
  const [first, ...others] = Array.from({ length: count }, (_, index) => backend(`app-${index + 1}`, where, index));
  return [first as Backend, ...others];
}

function backend(name: string, { transport, placement, stands }: Where, index: number): Backend {
  if (transport === 'unix') {
    const socket = { transport: 'unix', path: `/run/app/${name}.sock` } as const;
    return { name, address: socket, listening: socket };
  }
  const apart = placement === 'separate' || !stands;
  const port = stands ? 8000 + (apart ? 0 : index) : 8080;
  return {
    name,
    address: { transport: 'tcp', host: apart ? name : '127.0.0.1', port },
    listening: { transport: 'tcp', host: apart ? '0.0.0.0' : '127.0.0.1', port },
  };
}
