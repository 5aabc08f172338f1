import { dial } from '../../lib/dial.ts';
import { rackServe } from '../../lib/rack-serve.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Unicorn 6.1. A worker reads from one client at a time: only behind a web server. */
export const unicorn: AppServer = {
  kind: 'app-server',
  title: 'Unicorn',
  summary: 'A pre-forking Ruby server for Rack applications, without threads.',
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
      consumes: { app: [{ interface: 'rack' }], process: [{ placement: ['shared', 'separate'] }] },
      concurrency: 1,
      endsRequests: true,
    },
  },
  log: { errors: /^[EF], \[/ },
  workerProcesses: () => ({ match: '^unicorn worker', masters: 0 }),
  contribute: (stack) => ({
    packages: ['unicorn'],
    files: [
      { path: 'unicorn.rb', template: 'unicorn/unicorn.rb', format: 'ruby', view: view(stack) },
      {
        path: 'config.ru',
        template: 'rack/config.ru',
        format: 'ruby',
        view: { ...rackServe(stack), buffered: true },
      },
    ],
    processes: stack.backends.map(({ name }) => ({
      name,
      argv: ['unicorn', '--config-file', '/etc/stack/unicorn.rb', '/etc/stack/config.ru'],
      stopSignal: 'SIGQUIT',
      needsInit: false,
    })),
  }),
};

function view(stack: Stack) {
  return {
    ...stack.settings,
    split: null,
    name: stack.name,
    address: dial(stack.backends[0].listening),
    unix: stack.transport === 'unix',
    workers: stack.workers,
  };
}
