import type { Supervisor } from '../../model/component.ts';
import type { FilePlan } from '../../model/plan.ts';

const watch: FilePlan = { path: 'watch', template: 'supervisord/watch', format: 'python', view: {}, executable: true };

/** supervisord 4.2 under tini: all processes in one container. */
export const supervisord: Supervisor = {
  kind: 'supervisor',
  title: 'supervisord',
  summary: 'All processes in one container; one that dies for good ends it with a non-zero code.',
  mode: { provides: { process: [{ placement: 'shared' }] } },
  log: { ended: /\bWARN exited: (?<program>\S+) \((?<how>.+); not expected\)$/ },
  contribute: (stack, processes) => ({
    packages: ['supervisor', 'tini'],
    files: [
      {
        path: 'supervisord.conf',
        template: 'supervisord/supervisord.conf',
        format: 'supervisor-ini',
        view: {
          name: stack.name,
          stopSeconds: stack.settings.stopSeconds,
          programs: processes.map(({ name, argv, stopSignal }, position) => ({
            name,
            command: argv,
            priority: (position + 1) * 10,
            retries: stack.backends.some((backend) => backend.name === name) ? 0 : 3,
            stopSignal: stopSignal.replace('SIG', ''),
            stopSeconds: stack.settings.stopSeconds,
          })),
        },
      },
      watch,
    ],
    processes: [
      {
        name: 'supervisord',
        argv: ['supervisord', '-c', '/etc/stack/supervisord.conf'],
        stopSignal: 'SIGTERM',
        needsInit: true,
      },
    ],
    // tini, so that supervisord can be killed when it must end with a code: the kernel protects PID 1.
    entrypoint: ['tini', '--'],
  }),
};
