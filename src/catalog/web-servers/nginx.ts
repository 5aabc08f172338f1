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
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true }] },
    consumes: {
      backend: [
        { protocol: 'uwsgi', transport: ['unix', 'tcp'], peer: 'front' },
        { protocol: 'http', transport: ['unix', 'tcp'], peer: 'front', keep: [true, false], upgrade: [true, false] },
        { protocol: 'fastcgi', transport: ['unix', 'tcp'], peer: 'front' },
        { protocol: 'scgi', transport: ['unix', 'tcp'], peer: 'front' },
      ],
    },
  },
  operate: { test: ['nginx', '-t', '-c', '/etc/stack/nginx.conf'] },
  log: {
    errors: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:error|crit|alert|emerg)\]/,
    harmless: /open\(\) ".*" failed \(2: No such file or directory\)|access forbidden by rule/,
    unready: /connect\(\)(?: to \S+)? failed/,
    time: (line) => line.match(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/)?.[0].concat(' UTC') ?? null,
  },
  contribute: (stack) => ({
    packages: ['nginx'],
    files: [{ path: 'nginx.conf', template: 'nginx/nginx.conf', format: 'nginx', view: view(stack) }],
    process: { name: 'web', argv: ['nginx', '-c', '/etc/stack/nginx.conf'], stopSignal: 'SIGQUIT', needsInit: false },
  }),
};

function view(stack: Stack) {
  const { description, settings, front } = stack;
  const resolved = stack.placement === 'separate' && stack.address.transport === 'tcp';
  return {
    name: stack.name,
    ...settings,
    split: null,
    bodySize: sizeText(settings.bodyBytes),
    trusted: description.trusted,
    hosts: description.hosts,
    tls: front.tls,
    statics: front.statics,
    pass: `nginx/pass/${stack.protocol.id}`,
    address: resolved ? dial(stack.address) : dial(stack.address, 'unix:'),
    resolved,
    keepUpstream: stack.link.keep === true && !resolved,
    endsRequests: stack.server.mode.endsRequests,
    upgrade: stack.link.upgrade === true,
  };
}
