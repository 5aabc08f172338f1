import type { Framework } from '../../model/component.ts';

/** Django, from Debian's python3-django. */
export const django: Framework = {
  kind: 'framework',
  title: 'Django',
  summary: 'WSGI or ASGI; migrations and collected static files belong in `app.release`.',
  mode: { provides: { app: [{ interface: ['wsgi', 'asgi'] }] } },
  packages: ['python3-django'],
  defaults: {},
  detect: {
    traces: [
      {
        files: ['manage.py'],
        texts: [/DJANGO_SETTINGS_MODULE['"],\s*['"](?<project>[A-Za-z_][\w.]*?)\.settings/],
        entry: '{project}.wsgi:application',
        interface: 'wsgi',
        sure: 'surely',
        says: "{file} is Django's, for the project {project}.",
      },
    ],
    routes: /\bpath\(\s*["'](?<path>[^"'<>{}:*\\]*)["']\s*,(?!\s*(?:include\(|admin\.))/,
    hosts: /^ALLOWED_HOSTS\s*=\s*\[([^\]]*)\]/m,
  },
};
