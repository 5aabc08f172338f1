import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

/** Tornado 6.4. Not for clients: it waits for their headers for ever. */
export const tornado: AppServer = {
  kind: 'app-server',
  title: 'Tornado',
  summary: 'The web server of Tornado applications: one process, an event loop; WebSocket.',
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
      consumes: { app: [{ interface: 'tornado' }], process: [{ placement: ['shared', 'separate'] }] },
      single: true,
      concurrency: 1000,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: 'tornado_serve', masters: 0 }),
  contribute: (stack) => ({
    packages: ['python3-tornado'],
    files: [
      { path: 'tornado_serve.py', template: 'tornado/tornado_serve.py', format: 'python', view: pythonServe(stack) },
    ],
    processes: pythonProcesses(stack, 'tornado_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'Tornado does not end a long request: the application has to.',
      source: 'Tornado documentation: there is no such timeout for handlers',
    },
  ],
};
