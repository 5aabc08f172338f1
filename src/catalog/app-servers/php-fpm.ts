import { dial } from '../../lib/dial.ts';
import type { AppServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** PHP-FPM 8.4. It runs the app's entry and no other file, whatever a path says: there is nothing an upload could become. */
export const phpFpm: AppServer = {
  kind: 'app-server',
  title: 'PHP-FPM',
  summary: 'PHP worker processes behind FastCGI.',
  modes: {
    static: {
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
      consumes: { app: [{ interface: 'php' }], process: [{ placement: ['shared', 'separate'] }] },
      concurrency: 1,
      endsRequests: true,
    },
  },
  log: { errors: /^\[\d\d-\w{3}-\d{4} [^\]]+\] (?:ERROR|ALERT|PHP (?:Fatal|Parse) error):/ },
  workerProcesses: () => ({ match: '^php-fpm: pool', masters: 0 }),
  contribute: (stack) => ({
    packages: ['php8.4-fpm'],
    files: [
      { path: 'php-fpm.conf', template: 'php-fpm/php-fpm.conf', format: 'php-ini', view: view(stack) },
      {
        path: 'prepend.php',
        template: 'php-fpm/prepend.php',
        format: 'php',
        view: { name: stack.name, script: `/${stack.entry.split('/').at(-1)}` },
      },
    ],
    processes: stack.backends.map(({ name }) => ({
      name,
      argv: ['php-fpm8.4', '--nodaemonize', '--fpm-config', '/etc/stack/php-fpm.conf'],
      stopSignal: 'SIGQUIT',
      needsInit: false,
    })),
    script: `/srv/app/${stack.entry}`,
  }),
};

function view(stack: Stack) {
  const { settings, workers, backends } = stack;
  return {
    ...settings,
    split: null,
    name: stack.name,
    address: dial(backends[0].listening),
    unix: stack.transport === 'unix',
    workers,
    workerMemory: `${Math.max(48, Math.floor((settings.split.app.memoryBytes * 0.75) / 2 ** 20 / workers))}M`,
  };
}
