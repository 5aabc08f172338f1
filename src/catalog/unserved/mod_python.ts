import type { Unserved } from '../../model/component.ts';

export const modPython: Unserved = {
  kind: 'unserved',
  title: 'mod_python',
  why: 'It was made for Python 2, had its last release in 2013, and Debian has it no more.',
  instead: ['server: mod_wsgi'],
};
