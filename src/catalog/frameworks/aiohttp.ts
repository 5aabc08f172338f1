import { madeBy, madeByFactory, pythonRoutes } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) aiohttp\b/m;

/** aiohttp, from Debian's python3-aiohttp. */
export const aiohttp: Framework = {
  kind: 'framework',
  title: 'aiohttp',
  summary: 'Coroutines as handlers, with their own server.',
  mode: { provides: { app: [{ interface: 'aiohttp' }] } },
  packages: ['python3-aiohttp'],
  defaults: { entry: 'app:make_app()' },
  detect: {
    traces: [
      { ...madeBy('Application'), texts: [imported, ...madeBy('Application').texts] },
      madeByFactory('aiohttp', imported),
    ],
    routes: pythonRoutes,
  },
};
