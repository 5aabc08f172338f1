import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check, Lab } from '../../model/check.ts';

/**
 * Judged by what the kernel and the engine say, so that the test sends nothing off this machine: a container without a
 * default route, or on networks that masquerade nobody, gets no answer from outside.
 */
export const noWayOut: Check = {
  title: 'Nothing in the stack can call out',
  app: 'own',
  when: 'any',
  inapplicable: ({ description }) => {
    if (description.app.egress) return 'app.egress asks for a way out';
    return description.networks.length > 0 ? 'where networks of your own lead is not ours to say' : null;
  },
  observe: async (lab) => {
    const services = lastingServices(lab.plan);
    return Object.fromEntries(
      await Promise.all(services.map(async (service) => [service, await wayOut(lab, service)])),
    );
  },
  expected: ({ plan }) =>
    Object.fromEntries(lastingServices(plan).map((service) => [service, { $oneOf: ['no route', 'no masquerade'] }])),
};

async function wayOut({ engine }: Lab, service: string): Promise<string> {
  const { exitCode, output } = await engine.exec(service, ['cat', '/proc/net/route']);
  if (exitCode !== 0) throw new Error(`cannot read the routes of ${service}: ${output.trim()}`);
  const isDefault = /^\S+\t00000000\t/m;
  if (!isDefault.test(output)) return 'no route';
  const { networks } = await engine.inspect(service);
  const open = networks.filter(({ internal, masquerade }) => !internal && masquerade).map(({ name }) => name);
  return open.length > 0 ? `open through ${open.join(', ')}` : 'no masquerade';
}
