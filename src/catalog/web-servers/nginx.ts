import { nginxBackend, nginxLog } from '../../lib/nginx-backend.ts';
import { nginxView } from '../../lib/nginx-view.ts';
import type { WebServer } from '../../model/component.ts';

/** nginx 1.26 as a buffering reverse proxy. */
export const nginx: WebServer = {
  kind: 'web-server',
  title: 'nginx',
  summary: 'Buffers requests and responses, so that slow clients never hold an app worker.',
  stands: true,
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true, lua: false }] },
    consumes: { backend: nginxBackend },
  },
  operate: { test: ['nginx', '-t', '-c', '/etc/stack/nginx.conf'] },
  log: nginxLog,
  contribute: (stack) => {
    const view = nginxView(stack, { script: stack.server.contribute(stack).script });
    return {
      packages: ['nginx'],
      files: [{ path: 'nginx.conf', template: 'nginx/nginx.conf', format: 'nginx', view }],
      processes: [
        { name: 'web', argv: ['nginx', '-c', '/etc/stack/nginx.conf'], stopSignal: 'SIGQUIT', needsInit: false },
      ],
    };
  },
};
