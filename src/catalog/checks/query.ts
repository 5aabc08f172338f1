import { echo } from '../../lib/echo.ts';
import type { Check } from '../../model/check.ts';

const sent = 'a=1&a=2&b=%20+&c=%C3%A9&d=%2F%2f&e&=&f=~!*()';

/** Neither decoded, nor encoded again, nor sorted. */
export const query: Check = {
  title: 'The query arrives byte for byte',
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: `/echo?${sent}` });
    return { status: response.status, query: echo(response.text)?.query ?? null };
  },
  expected: () => ({ status: 200, query: sent }),
};
