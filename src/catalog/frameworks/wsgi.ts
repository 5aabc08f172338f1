import type { Framework } from '../../model/component.ts';

/** A plain WSGI callable (PEP 3333). */
export const wsgi: Framework = {
  kind: 'framework',
  title: 'plain WSGI',
  summary: 'A WSGI callable without a framework.',
  mode: { provides: { app: [{ interface: 'wsgi' }] } },
  packages: [],
  defaults: { entry: 'app:application' },
};
