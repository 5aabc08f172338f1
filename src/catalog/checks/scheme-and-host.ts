import { echo } from '../../lib/echo.ts';
import type { Check } from '../../model/check.ts';

/** What the app builds its own URLs from: the published port is in the Host header and nowhere else. */
export const schemeAndHost: Check = {
  title: 'The app sees the scheme, the host and the port that the client used',
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/echo' });
    const seen = echo(response.text);
    return { scheme: seen?.scheme ?? null, host: seen?.host ?? null };
  },
  expected: ({ scheme, host }) => ({ scheme, host }),
};
