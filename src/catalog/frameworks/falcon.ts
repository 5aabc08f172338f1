import { pythonRoutes } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const made = {
  wsgi: /^(?<object>\w+)\s*=\s*falcon\.(?:App|API)\(/m,
  asgi: /^(?<object>\w+)\s*=\s*(?:falcon\.)?asgi\.App\(/m,
};

/** Falcon, from Debian's python3-falcon. */
export const falcon: Framework = {
  kind: 'framework',
  title: 'Falcon',
  summary: 'A framework for APIs: `falcon.App` over WSGI, `falcon.asgi.App` over ASGI.',
  mode: { provides: { app: [{ interface: ['wsgi', 'asgi'] }] } },
  packages: ['python3-falcon'],
  defaults: { entry: 'app:app' },
  detect: {
    traces: (['wsgi', 'asgi'] as const).map((interfaceId) => ({
      files: ['*.py'],
      texts: [made[interfaceId]],
      entry: '{module}:{object}',
      interface: interfaceId,
      sure: 'likely',
      says: `{file} makes a Falcon ${interfaceId.toUpperCase()} application called {object}.`,
    })),
    routes: pythonRoutes,
  },
};
