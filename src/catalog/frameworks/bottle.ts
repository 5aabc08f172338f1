import { broughtBy, madeBy, pythonRoutes } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) bottle\b/m;

/** Bottle, from Debian's python3-bottle. */
export const bottle: Framework = {
  kind: 'framework',
  title: 'Bottle',
  summary: 'A WSGI micro-framework in one file.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: ['python3-bottle'],
  defaults: { entry: 'app:app' },
  detect: {
    traces: [broughtBy('wsgi.py', 'Bottle', imported), madeBy('Bottle')],
    routes: pythonRoutes,
  },
};
