import type { Unserved } from '../../model/component.ts';

export const gws: Unserved = {
  kind: 'unserved',
  title: 'Google Web Server',
  why: 'Google runs it for its own services alone and has never published it.',
  instead: ['web: nginx', 'web: apache'],
};
