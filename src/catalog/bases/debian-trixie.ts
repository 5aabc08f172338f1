import type { Base } from '../../model/component.ts';

/** Debian 13, Python 3.13. */
export const debianTrixie: Base = {
  kind: 'base',
  title: 'Debian 13 trixie',
  summary: 'Debian stable, with its Python 3.13 and its web and app servers.',
  image: 'debian:trixie-slim',
  python: '/usr/bin/python3',
};
