import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check } from '../../model/check.ts';

/**
 * Judged by what the engine says of the networks it made, so that the test sends nothing off this machine: from an
 * internal one, and from one whose addresses are not masqueraded, no answer comes back from outside.
 */
export const noWayOut: Check = {
  title: 'No network of the stack leads out',
  app: 'own',
  when: 'any',
  inapplicable: ({ description }) => {
    if (description.app.egress) return 'app.egress asks for a way out';
    return description.networks.length > 0 ? 'where networks of your own lead is not ours to say' : null;
  },
  observe: async ({ plan, engine }) => {
    const containers = await Promise.all(lastingServices(plan).map((service) => engine.inspect(service)));
    const networks = containers.flatMap((container) => container.networks);
    const names = (leadsOut: boolean) =>
      networks.filter((network) => (!network.internal && network.masquerade) === leadsOut);
    return { closed: unique(names(false)), open: unique(names(true)) };
  },
  expected: ({ plan }) => ({ closed: plan.networks.map(({ name }) => name).sort(), open: [] }),
};

function unique(networks: readonly { readonly name: string }[]): string[] {
  return [...new Set(networks.map(({ name }) => name))].sort();
}
