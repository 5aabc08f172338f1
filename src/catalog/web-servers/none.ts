import type { WebServer } from '../../model/component.ts';

/** No web server: the app server's own endpoint is published. */
export const none: WebServer = {
  kind: 'web-server',
  title: 'none',
  summary: 'The app server faces the clients itself; no static files, host names, TLS or buffering.',
  stands: false,
  mode: {
    provides: { front: [{ static: false, hosts: false, tls: false, lua: false }] },
    consumes: { backend: [{ protocol: 'http', transport: 'tcp', peer: 'client', balance: false }] },
  },
  operate: null,
  contribute: () => ({ packages: [], files: [], processes: [] }),
};
