import { echo } from '../../lib/echo.ts';
import { inNetworks } from '../../lib/in-networks.ts';
import type { Check } from '../../model/check.ts';

/** The other side of forged headers: behind a trusted proxy the client is whom that proxy names. */
export const trustedProxy: Check = {
  title: 'A trusted proxy is believed about the client and its scheme',
  app: 'probe',
  when: 'any',
  inapplicable: ({ description }, client) =>
    inNetworks(client, description.trusted) ? null : `the tests come from ${client}, which is not a trusted proxy`,
  observe: async (lab) => {
    const headers = [
      ['X-Forwarded-For', '6.6.6.6'],
      ['X-Forwarded-Proto', 'https'],
    ] as const;
    const response = await lab.request({ method: 'GET', target: '/echo', headers });
    const seen = echo(response.text);
    return { client: seen?.client ?? null, scheme: seen?.scheme ?? null };
  },
  expected: () => ({ client: '6.6.6.6', scheme: 'https' }),
};
