import type { Framework } from '../../model/component.ts';

/** Django Channels, from Debian's python3-django-channels. Projects name Daphne among INSTALLED_APPS, whatever serves them. */
export const channels: Framework = {
  kind: 'framework',
  title: 'Django Channels',
  summary: 'Django over ASGI, with WebSocket consumers; several workers need a channel layer in Redis.',
  mode: { provides: { app: [{ interface: 'asgi' }] } },
  packages: ['python3-daphne', 'python3-django', 'python3-django-channels'],
  defaults: {},
  detect: {
    traces: [
      {
        files: ['manage.py'],
        texts: [/DJANGO_SETTINGS_MODULE['"],\s*['"](?<project>[A-Za-z_][\w.]*?)\.settings/],
        elsewhere: /\bProtocolTypeRouter\(/,
        entry: '{project}.asgi:application',
        sure: 'surely',
        says: "{file} is Django's, for the project {project}, which routes WebSocket with Channels.",
      },
    ],
    routes: /\bpath\(\s*["'](?<path>[^"'<>{}:*\\]*)["']\s*,(?!\s*(?:include\(|admin\.|\w+\.as_asgi))/,
    hosts: /^ALLOWED_HOSTS\s*=\s*\[([^\]]*)\]/m,
  },
};
