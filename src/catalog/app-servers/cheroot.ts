import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

/** cheroot 10. Not for clients: a thread waits for the rest of a slow one's request. */
export const cheroot: AppServer = {
  kind: 'app-server',
  title: 'cheroot',
  summary: "CherryPy's WSGI server, for any WSGI application: one process with a pool of threads.",
  modes: {
    threads: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: 'front',
            keep: false,
            upgrade: false,
            twins: 'apart',
          },
        ],
      },
      consumes: { app: [{ interface: 'wsgi' }], process: [{ placement: ['shared', 'separate'] }] },
      single: true,
      threads: { default: 10 },
      concurrency: 1,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: 'cheroot_serve', masters: 0 }),
  contribute: (stack) => ({
    packages: ['python3-cheroot'],
    files: [
      { path: 'cheroot_serve.py', template: 'cheroot/cheroot_serve.py', format: 'python', view: pythonServe(stack) },
    ],
    processes: pythonProcesses(stack, 'cheroot_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'cheroot does not end a long request: the application has to.',
      source: 'cheroot documentation, cheroot.wsgi.Server: timeout is for what comes over the connection',
    },
    {
      concerns: {},
      says: 'Of a repeated request header only the last value arrives, but for those that HTTP knows as lists.',
      source: 'cheroot 10.0.1, server.py: HeaderReader and comma_separated_headers',
    },
  ],
};
