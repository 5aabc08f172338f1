import { dial } from '../../lib/dial.ts';
import { rackServe } from '../../lib/rack-serve.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Puma 6.6 in cluster mode. It has the whole of a request before a thread gets it. */
export const puma: AppServer = {
  kind: 'app-server',
  title: 'Puma',
  summary: 'A threaded, pre-forking Ruby server for Rack applications; reads requests in a reactor of its own.',
  modes: {
    cluster: {
      provides: {
        backend: [
          {
            protocol: 'http',
            transport: ['unix', 'tcp'],
            peer: ['front', 'client'],
            keep: true,
            upgrade: true,
            twins: 'apart',
          },
        ],
      },
      consumes: { app: [{ interface: 'rack' }], process: [{ placement: ['shared', 'separate'] }] },
      threads: { default: 5 },
      concurrency: 1,
      endsRequests: false,
    },
  },
  log: { errors: /^(?:\S+ )?(?:\[\d+\] )?(?:! |#<(?!Puma)|.*\(\w*(?:Error|Exception)\)$)/ },
  workerProcesses: () => ({ match: '^puma: cluster worker', masters: 0 }),
  contribute: (stack) => ({
    packages: ['puma'],
    files: [
      { path: 'puma.rb', template: 'puma/puma.rb', format: 'ruby', view: view(stack) },
      { path: 'config.ru', template: 'rack/config.ru', format: 'ruby', view: rackServe(stack) },
    ],
    processes: stack.backends.map(({ name }) => ({
      name,
      argv: ['puma', '-C', '/etc/stack/puma.rb'],
      stopSignal: 'SIGTERM',
      needsInit: false,
    })),
  }),
  limits: [
    {
      concerns: {},
      says: 'Puma does not end a long request: the application has to.',
      source: 'Puma documentation, DSL: worker_timeout is for a worker that hangs as a whole',
    },
  ],
};

function view(stack: Stack) {
  const { listening } = stack.backends[0];
  const more = `backlog=${stack.settings.backlog}${listening.transport === 'unix' ? '&umask=0117' : ''}`;
  return {
    ...stack.settings,
    split: null,
    name: stack.name,
    bind: `${listening.transport === 'unix' ? 'unix' : 'tcp'}://${dial(listening)}?${more}`,
    workers: stack.workers,
    threads: stack.threads,
    behind: stack.web.stands,
  };
}
