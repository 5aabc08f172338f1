import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

/** aiohttp 3.11. Not for clients: it waits for their headers for ever. */
export const aiohttp: AppServer = {
  kind: 'app-server',
  title: 'aiohttp',
  summary: 'The web server of aiohttp applications: one process, an event loop; WebSocket.',
  modes: {
    asyncio: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: 'front',
            keep: true,
            upgrade: true,
            twins: 'apart',
          },
        ],
      },
      consumes: { app: [{ interface: 'aiohttp' }], process: [{ placement: ['shared', 'separate'] }] },
      single: true,
      concurrency: 1000,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: 'aiohttp_serve', masters: 0 }),
  contribute: (stack) => ({
    packages: ['python3-aiohttp'],
    files: [
      { path: 'aiohttp_serve.py', template: 'aiohttp/aiohttp_serve.py', format: 'python', view: pythonServe(stack) },
    ],
    processes: pythonProcesses(stack, 'aiohttp_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'aiohttp does not end a long request: the application has to.',
      source: 'aiohttp documentation: there is no such timeout for handlers',
    },
  ],
};
