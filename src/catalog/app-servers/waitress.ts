import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

/** Waitress 3.0. Upstream connections are not kept: it answers nothing while it finishes on stop. */
export const waitress: AppServer = {
  kind: 'app-server',
  title: 'Waitress',
  summary: 'A pure-Python WSGI server: one process that buffers requests and runs them in threads.',
  modes: {
    threads: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: ['front', 'client'],
            keep: false,
            upgrade: false,
            twins: 'apart',
          },
        ],
      },
      consumes: { app: [{ interface: 'wsgi' }], process: [{ placement: ['shared', 'separate'] }] },
      single: true,
      threads: { default: 4 },
      concurrency: 1,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: 'waitress_serve', masters: 0 }),
  contribute: (stack) => ({
    packages: ['python3-waitress'],
    files: [
      {
        path: 'waitress_serve.py',
        template: 'waitress/waitress_serve.py',
        format: 'python',
        view: pythonServe(stack),
      },
    ],
    processes: pythonProcesses(stack, 'waitress_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'Waitress does not end a long request: the application has to.',
      source: 'Waitress documentation, Arguments: there is no such timeout',
    },
  ],
};
