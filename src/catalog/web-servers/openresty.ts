import { nginxBackend, nginxLog } from '../../lib/nginx-backend.ts';
import { nginxView } from '../../lib/nginx-view.ts';
import type { WebServer } from '../../model/component.ts';

/** nginx with OpenResty's Lua module from Debian, or OpenResty's own build from its image. */
export const openresty: WebServer = {
  kind: 'web-server',
  title: 'OpenResty',
  summary: 'nginx that runs Lua: Debian’s nginx with its Lua module, or OpenResty itself from web.image.',
  stands: true,
  ownImage: 'may',
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true, lua: true }] },
    // Alone in its own image it could not balance over TCP, and so not everybody's workers could be dialled.
    consumes: { backend: nginxBackend.filter(({ transport }) => transport === 'unix') },
  },
  operate: { test: ['nginx', '-t', '-c', '/etc/stack/nginx.conf'] },
  log: nginxLog,
  contribute: (stack) => {
    const own = stack.description.web.image !== undefined;
    const { script } = stack.server.contribute(stack);
    const view = nginxView(
      stack,
      own
        ? { script, types: '/usr/local/openresty/nginx/conf/mime.types' }
        : {
            script,
            modules: ['ndk_http_module', 'ngx_http_lua_module'].map((name) => `/usr/lib/nginx/modules/${name}.so`),
          },
    );
    return {
      packages: own ? [] : ['nginx', 'libnginx-mod-http-lua'],
      files: [{ path: 'nginx.conf', template: 'nginx/nginx.conf', format: 'nginx', view }],
      processes: [
        { name: 'web', argv: ['nginx', '-c', '/etc/stack/nginx.conf'], stopSignal: 'SIGQUIT', needsInit: false },
      ],
    };
  },
};
