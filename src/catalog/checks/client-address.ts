import { echo } from '../../lib/echo.ts';
import type { Check } from '../../model/check.ts';

/** Not the web server's address, nor the empty one of a unix socket. */
export const clientAddress: Check = {
  title: "The app sees the client's address",
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/echo' });
    return { client: echo(response.text)?.client ?? null };
  },
  expected: (facts) => ({ client: facts.clientAddress }),
};
