import { cgiRun } from '../../lib/cgi-run.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** fcgiwrap 1.1, with the socket from spawn-fcgi. */
export const fcgiwrap: AppServer = {
  kind: 'app-server',
  title: 'fcgiwrap',
  summary: 'Takes FastCGI and starts a CGI program for each request.',
  modes: {
    prefork: {
      provides: {
        backend: [
          {
            protocol: 'fastcgi',
            transport: ['unix', 'tcp'],
            peer: 'front',
            keep: false,
            upgrade: false,
            path: 'path-info',
          },
        ],
      },
      consumes: { app: [{ interface: 'cgi' }], process: [{ placement: ['shared', 'separate'] }] },
      concurrency: 1,
      endsRequests: true,
    },
  },
  workerProcesses: () => ({ match: '^fcgiwrap', masters: 0 }),
  contribute: (stack) => {
    const { script, file } = cgiRun(stack);
    const { name, workers } = stack;
    return {
      packages: ['fcgiwrap', 'spawn-fcgi'],
      files: [
        { path: 'fcgiwrap', template: 'fcgiwrap/fcgiwrap', format: 'shell', view: { name, workers }, executable: true },
        file,
      ],
      processes: stack.backends.map((backend) => ({
        name: backend.name,
        argv: [...spawn(stack, backend.listening), '--', '/etc/stack/fcgiwrap'],
        stopSignal: 'SIGTERM',
        needsInit: false,
      })),
      script,
    };
  },
};

function spawn({ settings }: Stack, listening: Stack['backends'][0]['listening']): string[] {
  const where =
    listening.transport === 'unix'
      ? ['-s', listening.path, '-M', '0660']
      : listening.transport === 'tcp'
        ? ['-a', listening.host, '-p', String(listening.port)]
        : [];
  return ['spawn-fcgi', '-n', ...where, '-b', String(settings.backlog)];
}
