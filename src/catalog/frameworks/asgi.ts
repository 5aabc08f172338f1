import { heldFor } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

/** A plain ASGI 3 callable. */
export const asgi: Framework = {
  kind: 'framework',
  title: 'plain ASGI',
  summary: 'An ASGI callable without a framework.',
  mode: { provides: { app: [{ interface: 'asgi' }] } },
  packages: [],
  defaults: { entry: 'app:application' },
  detect: {
    traces: [
      {
        files: ['*.py'],
        texts: [/^async def (?<object>\w+)\(\s*scope\b[^)]*\breceive\b[^)]*\bsend\b/m],
        entry: '{module}:{object}',
        sure: 'perhaps',
        says: '{file} has an ASGI coroutine called {object}.',
      },
      heldFor('ASGI'),
    ],
  },
};
