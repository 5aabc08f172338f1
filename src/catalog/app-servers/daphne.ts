import { pythonProcesses, pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';

/** Daphne 4.1. Upstream connections are not kept: those that idle would be cut at stop. Not for clients: it waits for their headers for ever. */
export const daphne: AppServer = {
  kind: 'app-server',
  title: 'Daphne',
  summary: "Django's ASGI server, on Twisted: one process; WebSocket without further packages.",
  modes: {
    asyncio: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: 'front',
            keep: false,
            upgrade: true,
            twins: 'apart',
          },
        ],
      },
      consumes: { app: [{ interface: 'asgi' }], process: [{ placement: ['shared', 'separate'] }] },
      single: true,
      concurrency: 1000,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: 'daphne_serve', masters: 0 }),
  contribute: (stack) => ({
    packages: ['python3-daphne'],
    files: [
      { path: 'daphne_serve.py', template: 'daphne/daphne_serve.py', format: 'python', view: pythonServe(stack) },
    ],
    processes: pythonProcesses(stack, 'daphne_serve.py'),
  }),
  limits: [
    {
      concerns: {},
      says: 'Daphne does not end a long request: its http_timeout ends streams, too, and passes them off as whole.',
      source: 'daphne 4.1.2, http_protocol.py: check_timeouts',
    },
    {
      concerns: {},
      says: 'Daphne does not speak the lifespan protocol: what an app does at start-up and shutdown events is not done.',
      source: 'daphne 4.1.2, server.py: only http and websocket scopes are made',
    },
    {
      concerns: {},
      says: 'Daphne does not pass on the headers that an app gives with the acceptance of a WebSocket.',
      source: 'daphne 4.1.2, ws_protocol.py: serverAccept takes the subprotocol alone',
    },
  ],
};
