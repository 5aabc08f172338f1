import { echo } from '../../lib/echo.ts';
import type { Check } from '../../model/check.ts';

/** An id with a slash in it: the path may be decoded, but the raw target, where the server tells it, is as sent. */
export const encodedSlash: Check = {
  title: 'An encoded slash gets through',
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/echo/a%2Fb' });
    const seen = echo(response.text);
    return { status: response.status, path: seen?.path ?? null, raw: seen?.raw ?? null };
  },
  expected: () => ({
    status: 200,
    path: { $oneOf: ['/echo/a/b', '/echo/a%2Fb'] },
    raw: { $oneOf: [null, '/echo/a%2Fb'] },
  }),
};
