import { broughtBy, madeBy, pythonRoutes } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) starlette\b/m;

/** Starlette, from Debian's python3-starlette. */
export const starlette: Framework = {
  kind: 'framework',
  title: 'Starlette',
  summary: 'An ASGI toolkit with WebSocket and background tasks.',
  mode: { provides: { app: [{ interface: 'asgi' }] } },
  packages: ['python3-starlette'],
  defaults: { entry: 'app:app' },
  detect: {
    traces: [broughtBy('asgi.py', 'Starlette', imported), madeBy('Starlette')],
    routes: pythonRoutes,
  },
};
