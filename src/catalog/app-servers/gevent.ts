import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

const concurrency = 1000;

/** gevent 24.11. Not for clients: it waits for their headers for ever, and a HEAD may get the end of a chunked body. */
export const gevent: AppServer = {
  kind: 'app-server',
  title: 'gevent',
  summary: "gevent's own WSGI server: one process, a greenlet a request, the standard library patched first.",
  modes: {
    greenlets: {
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
      concurrency,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: 'gevent_serve', masters: 0 }),
  contribute: (stack) => ({
    packages: ['python3-gevent'],
    files: [
      {
        path: 'gevent_serve.py',
        template: 'gevent/gevent_serve.py',
        format: 'python',
        view: { ...pythonServe(stack), concurrency },
      },
    ],
    processes: pythonProcesses(stack, 'gevent_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'gevent does not end a long request: the application has to.',
      source: 'gevent documentation, gevent.pywsgi: there is no such timeout',
    },
  ],
};
