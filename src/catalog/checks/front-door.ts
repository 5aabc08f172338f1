import type { Check } from '../../model/check.ts';

/** The one path that must answer in any stack. */
export const frontDoor: Check = {
  title: 'The front door answers the health path',
  app: 'own',
  when: 'any',
  observe: async (lab) => ({ status: (await lab.request({ method: 'GET', target: lab.stack.health.path })).status }),
  expected: ({ stack }) => ({ status: stack.health.status }),
};
