import { eventually } from '../../lib/eventually.ts';
import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check } from '../../model/check.ts';

/** Counted by their command lines, as the engine lists them. */
export const workers: Check = {
  title: 'As many worker processes run as asked for',
  app: 'own',
  when: 'any',
  observe: async (lab) => {
    const { match, masters } = lab.stack.server.workerProcesses(lab.stack);
    const count = async () => {
      const rows = await Promise.all(lastingServices(lab.plan).map((service) => lab.engine.processes(service)));
      // An init has in its own command line the one that it started.
      const own = rows.flat().filter(({ command }) => !/^\S*\b(?:docker-init|tini) /.test(command));
      return own.filter(({ command }) => new RegExp(match).test(command)).length - masters;
    };
    return { workers: await eventually(count, (found) => found === lab.stack.workers, 3000 * lab.pace) };
  },
  expected: ({ stack }) => ({ workers: stack.workers }),
};
