import type { Check } from '../../model/check.ts';

const refusals = { $oneOf: [400, 403, 404, 421] };

/** Two ways to name a host: the header, and an absolute request target, which outranks it. */
export const foreignHost: Check = {
  title: 'A Host that is not ours is refused before the app sees it',
  app: 'probe',
  when: 'any',
  inapplicable: ({ description }) => (description.hosts.length > 0 ? null : 'hosts is not set: any Host is served'),
  observe: async (lab) => {
    const byHeader = await lab.request({ method: 'GET', target: '/echo', headers: [['Host', 'evil.example']] });
    const byTarget = await lab.request({ method: 'GET', target: `${lab.scheme}://evil.example/echo` });
    const reachedApp = [byHeader, byTarget].some((response) => response.header('x-probe-pid') !== null);
    return { byHeader: byHeader.status, byTarget: byTarget.status, reachedApp };
  },
  expected: () => ({ byHeader: refusals, byTarget: refusals, reachedApp: false }),
};
