import type { Base } from '../../model/component.ts';

/** Debian 13, Python 3.13. */
export const debianTrixie: Base = {
  kind: 'base',
  title: 'Debian 13 trixie',
  summary:
    'Debian stable: nginx 1.26, Apache 2.4, uWSGI 2.0.28, Gunicorn 23, Uvicorn 0.32, supervisor 4.2, Python 3.13.',
  image: 'debian:trixie-slim',
  python: '/usr/bin/python3',
};
