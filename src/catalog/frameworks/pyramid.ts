import { broughtBy, madeByFactory } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) pyramid\b/m;

/** Pyramid, from Debian's python3-pyramid. */
export const pyramid: Framework = {
  kind: 'framework',
  title: 'Pyramid',
  summary: 'A WSGI framework; the entry is a factory of yours that calls `make_wsgi_app()`.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: ['python3-pyramid'],
  defaults: { entry: 'app:make_app()' },
  detect: { traces: [broughtBy('wsgi.py', 'Pyramid', imported), madeByFactory('Pyramid', imported)] },
};
