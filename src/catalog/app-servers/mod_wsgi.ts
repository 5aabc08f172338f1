import { pythonServe } from '../../lib/python-serve.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** mod_wsgi 5.0 in daemon mode: the app runs in processes of its own, which Apache starts and watches. */
export const modWsgi: AppServer = {
  kind: 'app-server',
  title: 'mod_wsgi',
  summary: 'A module of Apache; the app runs in daemon processes, apart from those that talk to clients.',
  modes: {
    daemon: {
      provides: {
        backend: [{ protocol: 'embedded', transport: 'memory', peer: 'front', keep: false, upgrade: false }],
      },
      consumes: { app: [{ interface: 'wsgi' }], process: [{ placement: ['shared', 'separate'] }] },
      threads: { default: 4 },
      concurrency: 1,
      endsRequests: true,
    },
  },
  workerProcesses: () => ({ match: '^\\(wsgi:', masters: 0 }),
  contribute: (stack) => ({
    packages: ['libapache2-mod-wsgi-py3'],
    files: [{ path: 'app.wsgi', template: 'mod_wsgi/app.wsgi', format: 'python', view: pythonServe(stack) }],
    processes: [],
    inside: { modules: ['wsgi'], server: 'mod_wsgi/server', host: 'mod_wsgi/host', view: view(stack) },
  }),
  limits: [
    {
      concerns: {},
      says: 'When mod_wsgi ends a long request, it ends the whole process, and with it the requests in its other threads; it waits longer while those are idle.',
      source: 'mod_wsgi documentation, WSGIDaemonProcess: request-timeout',
    },
  ],
};

function view({ workers, threads, settings, description }: Stack) {
  return {
    workers,
    threads,
    virtualenv: description.app.requirements ? '/srv/venv' : null,
    requestSeconds: settings.requestSeconds,
    drainSeconds: settings.drainSeconds,
    backlog: settings.backlog,
    headerBytes: settings.headerBytes,
  };
}
