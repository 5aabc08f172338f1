import { believed } from '../../lib/believed.ts';
import { dial } from '../../lib/dial.ts';
import type { AppServer, EndpointRecord, ServerMode } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

const endpoint: EndpointRecord = {
  protocol: 'http',
  transport: ['unix', 'tcp'],
  peer: ['front', 'client'],
  keep: false,
  upgrade: false,
  twins: 'apart',
};

const consumes = { app: [{ interface: 'wsgi' }], process: [{ placement: ['shared', 'separate'] }] };

/** A sync worker reads from one client at a time: only behind a web server. */
const sync: ServerMode = {
  provides: { backend: [{ ...endpoint, peer: 'front' }] },
  consumes,
  concurrency: 1,
  endsRequests: true,
};

/** Gunicorn 23. Upstream connections are not kept: it passes a HEAD's body on, which would become the next client's answer (gunicorn#1079). */
export const gunicorn: AppServer = {
  kind: 'app-server',
  title: 'Gunicorn',
  summary: 'A pre-forking Python WSGI server with several worker models.',
  modes: {
    sync,
    gthread: { ...sync, provides: { backend: [endpoint] }, threads: { default: 4 }, endsRequests: false },
    gevent: { ...sync, provides: { backend: [endpoint] }, concurrency: 1000, endsRequests: false },
  },
  log: { errors: /^\[[^\]]+\] \[\d+\] \[(?:ERROR|CRITICAL)\]/ },
  workerProcesses: () => ({ match: 'gunicorn.* -c /etc/stack/gunicorn.conf.py', masters: 1 }),
  contribute: (stack) => ({
    packages: ['gunicorn', ...(stack.server.worker === 'gevent' ? ['python3-gevent'] : [])],
    files: [{ path: 'gunicorn.conf.py', template: 'gunicorn/gunicorn.conf.py', format: 'python', view: view(stack) }],
    processes: stack.backends.map(({ name }) => ({
      name,
      argv: [stack.python, '-m', 'gunicorn', '-c', '/etc/stack/gunicorn.conf.py'],
      stopSignal: 'SIGTERM',
      needsInit: false,
    })),
  }),
  limits: [
    {
      concerns: { worker: ['gthread', 'gevent'] },
      says: 'Gunicorn does not end a long request with these workers: its timeout is for a worker that hangs as a whole.',
      source: 'Gunicorn documentation, settings: timeout',
    },
  ],
};

function view(stack: Stack) {
  return {
    ...stack.settings,
    split: null,
    name: stack.name,
    entry: stack.entry,
    address: dial(stack.backends[0].listening, 'unix:'),
    unix: stack.transport === 'unix',
    worker: stack.server.worker,
    workers: stack.workers,
    threads: stack.server.mode.threads ? stack.threads : null,
    heartbeat: !stack.server.mode.endsRequests,
    // gevent patches the standard library in the worker: an app that was imported before would keep the unpatched one.
    preload: stack.server.worker !== 'gevent',
    recycle: stack.server.worker !== 'gthread',
    believed: believed(stack, ','),
    behind: stack.web.stands,
    proxies: stack.web.stands ? [] : stack.description.trusted,
  };
}
