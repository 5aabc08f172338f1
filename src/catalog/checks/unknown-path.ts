import type { Check } from '../../model/check.ts';

/** No tier before the app decides what exists. */
export const unknownPath: Check = {
  title: "A path nobody knows gets the app's own 404",
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/nobody/knows/this' });
    return { status: response.status, fromApp: response.header('x-probe') === '404' };
  },
  expected: () => ({ status: 404, fromApp: true }),
};
