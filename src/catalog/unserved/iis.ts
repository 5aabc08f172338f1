import type { Unserved } from '../../model/component.ts';

export const iis: Unserved = {
  kind: 'unserved',
  title: 'IIS',
  why: 'It is a part of Windows: nothing of it runs in a Linux container.',
  instead: ['web: apache', 'web: nginx'],
};
