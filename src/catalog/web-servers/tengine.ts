import { nginxBackend, nginxLog } from '../../lib/nginx-backend.ts';
import { nginxView } from '../../lib/nginx-view.ts';
import type { WebServer } from '../../model/component.ts';

/** Tengine 3.1, made from nginx 1.24, as it is installed from source. */
export const tengine: WebServer = {
  kind: 'web-server',
  title: 'Tengine',
  summary: 'Taobao’s nginx; takes the same configuration, and comes in an image that you name in web.image.',
  unverified: 'no Debian package has it, and its image was never started here.',
  stands: true,
  ownImage: 'must',
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true, lua: false }] },
    // Alone in its container it could not balance over TCP, and so not everybody's workers could be dialled.
    consumes: { backend: nginxBackend.filter(({ transport }) => transport === 'unix') },
  },
  operate: { test: ['/usr/local/nginx/sbin/nginx', '-t', '-c', '/etc/stack/nginx.conf'] },
  log: nginxLog,
  contribute: (stack) => ({
    packages: [],
    files: [
      {
        path: 'nginx.conf',
        template: 'nginx/nginx.conf',
        format: 'nginx',
        view: nginxView(stack, {
          types: '/usr/local/nginx/conf/mime.types',
          listenHttp2: true,
          script: stack.server.contribute(stack).script,
        }),
      },
    ],
    processes: [
      {
        name: 'web',
        argv: ['/usr/local/nginx/sbin/nginx', '-c', '/etc/stack/nginx.conf'],
        stopSignal: 'SIGQUIT',
        needsInit: false,
      },
    ],
  }),
};
