import { broughtBy, madeBy, madeByFactory, pythonRoutes } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) flask\b/m;

/** Flask, from Debian's python3-flask. */
export const flask: Framework = {
  kind: 'framework',
  title: 'Flask',
  summary: 'A WSGI micro-framework; the entry is often a factory: `app:create_app()`.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: ['python3-flask'],
  defaults: { entry: 'app:app' },
  detect: {
    traces: [broughtBy('wsgi.py', 'Flask', imported), madeBy('Flask'), madeByFactory('Flask', imported)],
    routes: pythonRoutes,
    static: { prefix: '/static/', folder: 'static' },
  },
};
