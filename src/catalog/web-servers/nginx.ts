import { dial } from '../../lib/dial.ts';
import { sizeText } from '../../lib/size-text.ts';
import type { EndpointRecord, WebServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Containers' names that are looked up anew (1.26 does so in a variable only) cannot be balanced. */
const ways = (speaks: EndpointRecord): EndpointRecord[] => [
  { ...speaks, transport: 'unix', peer: 'front', balance: [false, true] },
  { ...speaks, transport: 'tcp', peer: 'front', balance: false },
  { ...speaks, transport: 'tcp', peer: 'front', balance: true, placement: 'shared' },
];

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
        ...ways({ protocol: 'uwsgi' }),
        ...ways({ protocol: 'http', keep: [true, false], upgrade: [true, false] }),
        ...ways({ protocol: 'fastcgi' }),
        ...ways({ protocol: 'scgi' }),
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
    processes: [
      { name: 'web', argv: ['nginx', '-c', '/etc/stack/nginx.conf'], stopSignal: 'SIGQUIT', needsInit: false },
    ],
  }),
};

function view(stack: Stack) {
  const { description, settings, front } = stack;
  const resolved = stack.placement === 'separate' && stack.transport === 'tcp';
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
    address: dial(stack.backends[0].address, resolved ? '' : 'unix:'),
    addresses: stack.backends.map(({ address }) => dial(address, 'unix:')),
    balance: stack.backends.length > 1,
    resolved,
    keepUpstream: stack.link.keep === true && !resolved,
    endsRequests: stack.server.mode.endsRequests,
    upgrade: stack.link.upgrade === true,
    script: stack.server.contribute(stack).script ?? null,
  };
}
