import { dial } from '../../lib/dial.ts';
import { sizeText } from '../../lib/size-text.ts';
import type { WebServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** nginx 1.26 as a buffering reverse proxy. */
export const nginx: WebServer = {
  kind: 'web-server',
  title: 'nginx',
  summary: 'Buffers requests and responses, so that slow clients never hold an app worker.',
  stands: true,
  alpn: ['h2', 'http/1.1'],
  mode: {
    consumes: {
      backend: [
        { protocol: 'uwsgi', transport: ['unix', 'tcp'], peer: 'front' },
        { protocol: 'http', transport: ['unix', 'tcp'], peer: 'front', keep: [true, false], upgrade: [true, false] },
        { protocol: 'fastcgi', transport: ['unix', 'tcp'], peer: 'front' },
        { protocol: 'scgi', transport: ['unix', 'tcp'], peer: 'front' },
      ],
    },
  },
  operate: {
    reload: ['nginx', '-c', '/etc/stack/nginx.conf', '-s', 'reload'],
    test: ['nginx', '-t', '-c', '/etc/stack/nginx.conf'],
  },
  contribute: (stack) => ({
    packages: ['nginx'],
    files: [{ path: 'nginx.conf', template: 'nginx/nginx.conf', format: 'nginx', view: view(stack) }],
    process: { name: 'web', argv: ['nginx', '-c', '/etc/stack/nginx.conf'], stopSignal: 'SIGQUIT', needsInit: false },
  }),
};

function view(stack: Stack) {
  const { description, settings } = stack;
  const { tls } = description.listen;
  const resolved = stack.placement === 'separate' && stack.address.transport === 'tcp';
  return {
    name: stack.name,
    ...settings,
    split: null,
    bodySize: sizeText(settings.bodyBytes),
    trusted: description.trusted,
    hosts: description.hosts,
    tls: tls
      ? {
          certificate: '/run/secrets/certificate.pem',
          key: '/run/secrets/key.pem',
          port: tls.port === 443 ? null : tls.port,
        }
      : null,
    statics: Object.entries(description.app.static).map(([prefix, from]) => ({
      prefix,
      folder: `${typeof from === 'string' ? `/srv/app/${from}` : from.collected}/`,
    })),
    pass: `nginx/pass/${stack.protocol.id}`,
    address: resolved ? dial(stack.address) : dial(stack.address, 'unix:'),
    resolved,
    keepUpstream: stack.link.keep === true && !resolved,
    endsRequests: stack.server.mode.endsRequests,
    upgrade: stack.link.upgrade === true,
  };
}
