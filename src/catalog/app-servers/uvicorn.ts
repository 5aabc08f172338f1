import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Uvicorn 0.32, on uvloop and httptools. */
export const uvicorn: AppServer = {
  kind: 'app-server',
  title: 'Uvicorn',
  summary: 'An asyncio ASGI server; worker processes share one socket.',
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
  workerProcesses: ({ workers }) =>
    workers > 1 ? { match: 'spawn_main', masters: 0 } : { match: '/etc/stack/uvicorn_serve.py', masters: 0 },
  contribute: (stack) => ({
    packages: ['python3-uvicorn', 'python3-httptools', 'python3-uvloop', 'python3-websockets'],
    files: [{ path: 'uvicorn_serve.py', template: 'uvicorn/uvicorn_serve.py', format: 'python', view: view(stack) }],
    processes: pythonProcesses(stack, 'uvicorn_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'Uvicorn does not end a long request: the application has to.',
      source: 'Uvicorn documentation, settings: there is no such timeout',
    },
  ],
};

function view(stack: Stack) {
  return {
    ...pythonServe(stack),
    workers: stack.workers,
    several: stack.workers > 1,
  };
}
