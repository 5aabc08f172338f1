import { heldFor } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

/** A plain WSGI callable (PEP 3333). */
export const wsgi: Framework = {
  kind: 'framework',
  title: 'plain WSGI',
  summary: 'A WSGI callable without a framework.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: [],
  defaults: { entry: 'app:application' },
  detect: {
    traces: [
      {
        files: ['*.py'],
        texts: [/^def (?<object>\w+)\(\s*environ\b[^)]*\bstart_response\b/m],
        entry: '{module}:{object}',
        sure: 'perhaps',
        says: '{file} has a WSGI function called {object}.',
      },
      heldFor('WSGI'),
    ],
  },
};
