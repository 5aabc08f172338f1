import type { Framework } from '../../model/component.ts';

/** Django Channels, from Debian's python3-django-channels. */
export const channels: Framework = {
  kind: 'framework',
  title: 'Django Channels',
  summary: 'Django over ASGI, with WebSocket consumers; several workers need a channel layer in Redis.',
  mode: { provides: { app: [{ interface: 'asgi' }] } },
  packages: ['python3-django', 'python3-django-channels'],
  defaults: {},
};
