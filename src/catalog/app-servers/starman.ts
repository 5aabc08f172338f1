import { dial } from '../../lib/dial.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Starman 0.4018. Upstream connections are not kept: a worker that waits on one serves nobody else. */
export const starman: AppServer = {
  kind: 'app-server',
  title: 'Starman',
  summary: 'A pre-forking Perl server for PSGI applications.',
  modes: {
    prefork: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: 'front',
            keep: false,
            upgrade: false,
            twins: 'merged',
          },
        ],
      },
      consumes: { app: [{ interface: 'psgi' }], process: [{ placement: ['shared', 'separate'] }] },
      concurrency: 1,
      endsRequests: false,
    },
  },
  workerProcesses: () => ({ match: '^starman worker', masters: 0 }),
  contribute: (stack) => ({
    packages: ['starman'],
    files: [{ path: 'starman.psgi', template: 'starman/starman.psgi', format: 'perl', view: view(stack) }],
    processes: stack.backends.map(({ name, listening }) => ({
      name,
      argv: [
        ...['starman', '--listen', dial(listening), '--workers', String(stack.workers)],
        ...['--backlog', String(stack.settings.backlog), '--read-timeout', String(stack.settings.bodySeconds)],
        ...['--disable-keepalive', '--preload-app', '--env', 'deployment', '/etc/stack/starman.psgi'],
      ],
      stopSignal: 'SIGQUIT',
      needsInit: false,
    })),
  }),
  limits: [
    {
      concerns: {},
      says: 'Starman does not end a long request: the application has to.',
      source: 'starman(1): there is no such option',
    },
  ],
};

function view({ name, entry, transport }: Stack) {
  return { name, file: `/srv/app/${entry}`, unix: transport === 'unix' };
}
