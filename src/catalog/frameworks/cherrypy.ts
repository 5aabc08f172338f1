import { broughtBy, madeBy } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) cherrypy\b/m;

/** CherryPy, from Debian's python3-cherrypy3. */
export const cherrypy: Framework = {
  kind: 'framework',
  title: 'CherryPy',
  summary: 'An object-oriented WSGI framework; the entry is a `cherrypy.Application`, without its own server.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: ['python3-cherrypy3'],
  defaults: { entry: 'app:app' },
  detect: {
    traces: [
      broughtBy('wsgi.py', 'CherryPy', imported),
      { ...madeBy('Application'), texts: [imported, ...madeBy('Application').texts] },
    ],
  },
};
