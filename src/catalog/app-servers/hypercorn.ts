import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

/** Hypercorn 0.17. */
export const hypercorn: AppServer = {
  kind: 'app-server',
  title: 'Hypercorn',
  summary: 'An asyncio ASGI server that speaks HTTP/1.1 and, on the same socket, HTTP/2.',
  modes: {
    asyncio: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: ['front', 'client'],
            keep: true,
            upgrade: true,
            twins: 'apart',
          },
        ],
      },
      consumes: { app: [{ interface: 'asgi' }], process: [{ placement: ['shared', 'separate'] }] },
      concurrency: 1000,
      endsRequests: false,
    },
  },
  log: { errors: /^\[[^\]]+\] \[\d+\] \[(?:ERROR|CRITICAL)\]/ },
  workerProcesses: () => ({ match: 'hypercorn_serve', masters: 1 }),
  contribute: (stack) => ({
    packages: ['python3-hypercorn'],
    files: [
      {
        path: 'hypercorn_serve.py',
        template: 'hypercorn/hypercorn_serve.py',
        format: 'python',
        view: { ...pythonServe(stack), workers: stack.workers },
      },
    ],
    processes: pythonProcesses(stack, 'hypercorn_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'Hypercorn does not end a long request: the application has to.',
      source: 'Hypercorn documentation, Configuring: there is no such timeout',
    },
  ],
};
