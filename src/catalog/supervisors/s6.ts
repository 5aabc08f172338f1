import type { ProcessPlan, Supervisor } from '../../model/component.ts';
import type { FilePlan } from '../../model/plan.ts';
import type { Stack } from '../../model/stack.ts';

const script = (path: string, view: FilePlan['view'] = {}): FilePlan => ({
  path,
  template: `s6/${path.replace(/-.*/, '')}`,
  format: 'shell',
  view,
  executable: true,
});

/** s6 2.13: s6-svscan is the container's first process, with a supervisor of its own for each program. */
export const s6: Supervisor = {
  kind: 'supervisor',
  title: 's6',
  summary: 'All processes in one container, as supervisord has them, in a few hundred kilobytes.',
  mode: { provides: { process: [{ placement: 'shared' }] } },
  sampled: true,
  log: { ended: /^s6: (?<program>\S+) ended \((?<how>.+)\)$/ },
  contribute: (stack, processes) => ({
    packages: ['s6'],
    files: [
      script('supervise', { name: stack.name, programs: programs(stack, processes) }),
      ...processes.map(({ name, argv }) => script(`run-${name}`, { command: [...argv] })),
      script('ended'),
      script('stop', { stopping: processes.map(({ name }) => name).reverse() }),
      script('finish'),
    ],
    processes: [{ name: 's6', argv: ['/etc/stack/supervise'], stopSignal: 'SIGTERM', needsInit: false }],
    entrypoint: [],
  }),
};

function programs(stack: Stack, processes: readonly ProcessPlan[]) {
  return processes.map(({ name, stopSignal }) => ({
    name,
    stopSignal,
    retries: stack.backends.some((backend) => backend.name === name) ? 0 : 3,
    stopMilliseconds: stack.settings.stopSeconds * 1000,
  }));
}
