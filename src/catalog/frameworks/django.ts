import type { Framework } from '../../model/component.ts';

/** Django, from Debian's python3-django. */
export const django: Framework = {
  kind: 'framework',
  title: 'Django',
  summary: 'WSGI or ASGI; migrations and collected static files belong in `app.release`.',
  mode: { provides: { app: [{ interface: ['wsgi', 'asgi'] }] } },
  packages: ['python3-django'],
  defaults: {},
};
