import { echo } from '../../lib/echo.ts';
import type { Check } from '../../model/check.ts';

/** The app gets the path percent-decoded, and all of it as PATH_INFO. */
export const utf8Path: Check = {
  title: 'A UTF-8 path arrives decoded',
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/echo/caf%C3%A9' });
    const seen = echo(response.text);
    return { status: response.status, path: seen?.path ?? null, scriptName: seen?.script_name ?? null };
  },
  expected: () => ({ status: 200, path: '/echo/café', scriptName: '' }),
};
