import type { EndpointRecord, WebServer } from '../../model/component.ts';
import type { FilePlan } from '../../model/plan.ts';
import type { Stack } from '../../model/stack.ts';

/** The module that speaks each protocol. */
const speakers: Readonly<Record<string, string>> = {
  http: 'mod_proxy',
  uwsgi: 'mod_scgi',
  fastcgi: 'mod_fastcgi',
  scgi: 'mod_scgi',
};

/** The name of another container is looked up once, at start (src/gw_backend.c, gw_proc_sockaddr_init). */
const ways = (speaks: EndpointRecord): EndpointRecord[] => [
  { ...speaks, transport: 'unix', peer: 'front' },
  { ...speaks, transport: 'tcp', peer: 'front', placement: 'shared' },
];

/** lighttpd 1.4.79. Its Lua says what its directives cannot: a request's id, a header's port. */
export const lighttpd: WebServer = {
  kind: 'web-server',
  title: 'lighttpd',
  summary: 'One small process; takes requests in whole, and speaks every gateway protocol.',
  stands: true,
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true, lua: false }] },
    consumes: {
      backend: [
        ...ways({ protocol: 'uwsgi', path: 'path-info' }),
        ...ways({ protocol: 'http', upgrade: [true, false] }),
        ...ways({ protocol: 'fastcgi', path: 'path-info' }),
        ...ways({ protocol: 'scgi', path: 'path-info' }),
      ],
    },
  },
  operate: { test: ['lighttpd', '-tt', '-f', '/etc/stack/lighttpd.conf'] },
  log: {
    // Every line has the place in the source that wrote it; those of server.c tell of start and stop.
    errors: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d: \((?!server\.c)/,
    harmless: /gw-server re-enabled/,
    unready: /establishing connection failed|backend died|all handlers for/,
    time: (line) => line.match(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)?.[0].concat(' UTC') ?? null,
  },
  limits: [
    {
      concerns: {},
      says: 'A POST without a length and without a body is answered with 411.',
      source: 'lighttpd src/request.c; seen with 1.4.79',
    },
    {
      concerns: {},
      says: 'A header without a value is not passed on.',
      source: 'lighttpd src/mod_proxy.c and src/http_cgi.c; seen with 1.4.79',
    },
    {
      concerns: {},
      says: 'When all hops of X-Forwarded-For are trusted proxies, the nearest of them is the client, not the farthest.',
      source: 'lighttpd src/mod_extforward.c, last_not_in_array; seen with 1.4.79',
    },
  ],
  contribute: (stack) => ({
    packages: [
      'lighttpd',
      'lighttpd-modules-lua',
      ...(stack.front.tls ? ['lighttpd-mod-openssl'] : []),
      ...(stack.front.statics.length > 0 ? ['media-types'] : []),
    ],
    files: [
      { path: 'lighttpd.conf', template: 'lighttpd/lighttpd.conf', format: 'lighttpd', view: view(stack) },
      { path: 'lighttpd.lua', template: 'lighttpd/lighttpd.lua', format: 'lua', view: view(stack) },
      ...(stack.front.statics.length > 0
        ? [{ path: 'not-allowed.lua', template: 'lighttpd/not-allowed.lua', format: 'lua', view: {} }]
        : []),
      ...scriptFile(stack),
    ],
    processes: [
      {
        name: 'web',
        argv: ['lighttpd', '-D', '-f', '/etc/stack/lighttpd.conf'],
        stopSignal: 'SIGINT',
        needsInit: false,
      },
    ],
  }),
};

function scriptFile(stack: Stack): FilePlan[] {
  const { script } = stack.server.contribute(stack);
  if (script === undefined) return [];
  return [{ path: 'script.lua', template: 'lighttpd/script.lua', format: 'lua', view: { script } }];
}

function view(stack: Stack) {
  const { description, settings, front, protocol, backends } = stack;
  const { tls } = front;
  const balance = backends.length > 1;
  const gateway = protocol.id !== 'http';
  return {
    name: stack.name,
    ...settings,
    split: null,
    modules: modules(stack),
    bodyKibibytes: Math.ceil(settings.bodyBytes / 1024),
    fieldBytes: Math.floor(settings.headerBytes / 2),
    trusted: description.trusted,
    hosts: description.hosts,
    tls,
    tlsPort: tls?.port ? `:${tls.port}` : '',
    statics: front.statics,
    pass: `lighttpd/pass/${protocol.id}`,
    gateway,
    upgrade: stack.link.upgrade === true,
    script: stack.server.contribute(stack).script ?? null,
    addresses: backends.map(({ address }) => ({
      path: address.transport === 'unix' ? address.path : null,
      host: address.transport === 'tcp' ? address.host : null,
      port: address.transport === 'tcp' ? address.port : null,
      gateway,
      balance,
      disableSeconds: balance ? 1 : 0,
      connectSeconds: settings.connectSeconds,
      upstreamSeconds: settings.upstreamSeconds,
      requestSeconds: settings.requestSeconds,
      endsRequests: stack.server.mode.endsRequests,
    })),
  };
}

/** In the order in which they see a request. */
function modules({ description, front, protocol }: Stack): string[] {
  return [
    'mod_accesslog',
    ...(description.trusted.length > 0 ? ['mod_extforward'] : []),
    'mod_magnet',
    ...(front.tls ? ['mod_openssl', 'mod_setenv'] : []),
    ...(front.statics.length > 0 ? ['mod_access', 'mod_alias', 'mod_expire'] : []),
    speakers[protocol.id] ?? '',
  ];
}
