import type { ProcessPlan, Supervisor } from '../../model/component.ts';
import type { FilePlan } from '../../model/plan.ts';
import type { Stack } from '../../model/stack.ts';

const script = (path: string, view: FilePlan['view'] = {}): FilePlan => ({
  path,
  template: `runit/${path.replace(/-.*/, '')}`,
  format: 'shell',
  view,
  executable: true,
});

/** runit 2.2: runsvdir under a script that knows the order, which runit does not. */
export const runit: Supervisor = {
  kind: 'supervisor',
  title: 'runit',
  summary: 'All processes in one container, as supervisord has them, each with a small runsv.',
  mode: { provides: { process: [{ placement: 'shared' }] } },
  sampled: true,
  log: { ended: /^runit: (?<program>\S+) ended \((?<how>.+)\)$/ },
  contribute: (stack, processes) => ({
    packages: ['runit', 'tini'],
    files: [
      script('supervise', {
        name: stack.name,
        programs: programs(stack, processes),
        stopping: processes.map(({ name }) => ({ name, seconds: stack.settings.stopSeconds })).reverse(),
      }),
      ...processes.map(({ name, argv }) => script(`run-${name}`, { command: [...argv] })),
      script('signal'),
      script('ended'),
    ],
    processes: [{ name: 'runit', argv: ['/etc/stack/supervise'], stopSignal: 'SIGTERM', needsInit: true }],
    // What a killed master leaves behind becomes tini's, which reaps it.
    entrypoint: ['tini', '--'],
  }),
};

function programs(stack: Stack, processes: readonly ProcessPlan[]) {
  return processes.map(({ name, stopSignal }) => ({
    name,
    stopSignal: stopSignal.replace('SIG', ''),
    retries: stack.backends.some((backend) => backend.name === name) ? 0 : 3,
  }));
}
