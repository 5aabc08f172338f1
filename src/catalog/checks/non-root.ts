import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check } from '../../model/check.ts';

/** Masters, supervisors and the engine's init too. */
export const nonRoot: Check = {
  title: 'No process runs as root',
  app: 'own',
  when: 'any',
  observe: async (lab) => {
    const services = lastingServices(lab.plan);
    const rows = (await Promise.all(services.map((service) => lab.engine.processes(service)))).flat();
    return { processes: rows.length, root: rows.filter(({ uid }) => uid === 0).map(({ command }) => command) };
  },
  expected: ({ plan }) => ({ processes: { $atLeast: lastingServices(plan).length }, root: [] }),
};
