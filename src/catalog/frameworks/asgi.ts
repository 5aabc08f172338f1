import type { Framework } from '../../model/component.ts';

/** A plain ASGI 3 callable. */
export const asgi: Framework = {
  kind: 'framework',
  title: 'plain ASGI',
  summary: 'An ASGI callable without a framework.',
  mode: { provides: { app: [{ interface: 'asgi' }] } },
  packages: [],
  defaults: { entry: 'app:application' },
};
