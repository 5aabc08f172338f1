import type { Framework } from '../../model/component.ts';

/** Flask, from Debian's python3-flask. */
export const flask: Framework = {
  kind: 'framework',
  title: 'Flask',
  summary: 'A WSGI micro-framework; the entry is often a factory: `app:create_app()`.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: ['python3-flask'],
  defaults: { entry: 'app:app' },
};
