import { dial } from '../../lib/dial.ts';
import { pythonObject } from '../../lib/python-object.ts';
import type { AppServer, EndpointRecord, ServerMode } from '../../model/component.ts';
import type { FilePlan } from '../../model/plan.ts';
import type { Stack } from '../../model/stack.ts';

/** The ini option that listens for each protocol. */
const options: Readonly<Record<string, string>> = {
  uwsgi: 'socket',
  http: 'http-socket',
  fastcgi: 'fastcgi-socket',
  scgi: 'scgi-socket',
};

/** Never `peer: 'client'`: it takes the scheme from any client's X-Forwarded-Proto, without an off switch (core/protocol.c). */
const backend: readonly EndpointRecord[] = ['uwsgi', 'http', 'fastcgi', 'scgi'].map((protocol) => ({
  protocol,
  transport: ['unix', 'tcp'],
  peer: 'front',
  keep: false,
  upgrade: false,
  path: ['path-info', 'script-name'],
  twins: 'merged',
  chunked: false,
}));

const mode: ServerMode = {
  provides: { backend },
  consumes: { app: [{ interface: 'wsgi' }], process: [{ placement: ['shared', 'separate'] }] },
  concurrency: 1,
  endsRequests: true,
};

/** How the lines begin in which it tells of itself at each start, a screen full (core/uwsgi.c, core/init.c, plugins/python). */
const chatter = [
  /\*\*\* (?:Starting uWSGI|Operational MODE|uWSGI is running|Python threads support|Stats server)/,
  /\[uWSGI\] getting INI|compiled with version|(?:os|nodename|machine|clock source): |pcre jit |lock engine: |thunder lock: /,
  /detected (?:number of CPU cores|binary path|max file descriptor)|current working directory: |chdir\(\) to /,
  /your (?:processes number limit|memory page size|server socket listen backlog|mercy for graceful) /,
  /uwsgi socket \d+ |Python (?:version: |main interpreter )|python threads support |Set PythonHome |PEP 405 virtualenv /,
  /(?:setting|set) request body buffering |mapped \d+ bytes |spawned uWSGI |WSGI app \d+ .* ready in |VACUUM: /,
];

/** uWSGI 2.0.28. */
export const uwsgi: AppServer = {
  kind: 'app-server',
  title: 'uWSGI',
  summary: 'A pre-forking C server; speaks every gateway protocol.',
  modes: { prefork: mode, threads: { ...mode, threads: { default: 4 } } },
  log: {
    errors: /^(?:DAMN ! worker|!!! uWSGI process \d+ got Segmentation Fault)/,
    chatter: new RegExp(`^(?:\\S+ - )?(?:${chatter.map(({ source }) => source).join('|')})`),
  },
  workerProcesses: () => ({ match: 'uwsgi --ini', masters: 1 }),
  contribute: (stack) => ({
    packages: ['uwsgi-core', 'uwsgi-plugin-python3'],
    files: [
      { path: 'uwsgi.ini', template: 'uwsgi/uwsgi.ini', format: 'uwsgi-ini', view: view(stack) },
      ...bufferedApp(stack),
    ],
    processes: stack.backends.map(({ name }) => ({
      name,
      argv: ['uwsgi', '--ini', '/etc/stack/uwsgi.ini'],
      stopSignal: 'SIGTERM',
      needsInit: false,
    })),
  }),
  limits: [
    {
      concerns: { worker: 'threads' },
      says: 'When uWSGI ends a long request, it ends the whole worker, and with it the requests in its other threads.',
      source: 'uWSGI documentation, Options: harakiri',
    },
    {
      concerns: { protocol: 'http' },
      says: 'uWSGI closes the connection after each request.',
      source: 'uWSGI documentation, ThingsToKnow: http-socket has no keep-alive',
    },
  ],
};

/** With FastCGI, 2.0.28 gives up on a record that arrives in parts when it reads ahead (core/reader.c), so Python reads the body. */
function readsInPython(stack: Stack): boolean {
  return stack.protocol.id === 'fastcgi';
}

function bufferedApp(stack: Stack): FilePlan[] {
  if (!readsInPython(stack)) return [];
  return [
    {
      path: 'uwsgi_buffered.py',
      template: 'uwsgi/uwsgi_buffered.py',
      format: 'python',
      view: pythonObject(stack.entry),
    },
  ];
}

function view(stack: Stack) {
  const { settings, workers } = stack;
  return {
    ...settings,
    split: null,
    name: stack.name,
    virtualenv: stack.description.app.requirements ? '/srv/venv' : null,
    entry: stack.entry,
    workers,
    threads: stack.server.mode.threads ? stack.threads : null,
    option: options[stack.protocol.id] ?? 'socket',
    address: dial(stack.backends[0].listening),
    unix: stack.transport === 'unix',
    buffered: readsInPython(stack),
    bufferBytes: settings.headerBytes,
    workerMegabytes: Math.max(48, Math.floor((settings.split.app.memoryBytes * 0.75) / 2 ** 20 / workers)),
    proxied: stack.protocol.id === 'http',
    pathFromScriptName: stack.link.path === 'script-name',
  };
}
