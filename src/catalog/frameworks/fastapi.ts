import { broughtBy, madeBy, madeByFactory, pythonRoutes } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) fastapi\b/m;

/** FastAPI, from Debian's python3-fastapi. */
export const fastapi: Framework = {
  kind: 'framework',
  title: 'FastAPI',
  summary: 'An ASGI framework for APIs with typed parameters, on Starlette.',
  mode: { provides: { app: [{ interface: 'asgi' }] } },
  packages: ['python3-fastapi'],
  defaults: { entry: 'main:app' },
  detect: {
    traces: [broughtBy('asgi.py', 'FastAPI', imported), madeBy('FastAPI'), madeByFactory('FastAPI', imported)],
    routes: pythonRoutes,
  },
};
