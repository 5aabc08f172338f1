import type { Check } from '../../model/check.ts';

/** With its path and query, to the port that the description publishes. */
export const plainRedirect: Check = {
  title: 'The plain port sends clients to TLS',
  app: 'probe',
  when: 'any',
  inapplicable: ({ description }) => (description.listen.tls ? null : 'listen.tls is not set'),
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/echo/a%2Fb?c=%20', plain: true });
    return { status: response.status, location: response.header('location') };
  },
  expected: ({ stack, host }) => {
    const port = stack.description.listen.tls?.port ?? 443;
    const name = host.replace(/:\d+$/, '');
    return {
      status: { $oneOf: [301, 308] },
      location: `https://${name}${port === 443 ? '' : `:${port}`}/echo/a%2Fb?c=%20`,
    };
  },
};
