import { dial } from '../../lib/dial.ts';
import type { WebServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Modules of every rendering; mod_mpm_event and the rest are in Debian's apache2-bin. */
const always = ['mpm_event', 'authz_core', 'headers', 'setenvif', 'unique_id', 'reqtimeout', 'alias'];

/** The modules that speak each protocol, the scheme of its URLs, and what it has for the whole server besides a proxy's. */
const speakers: Readonly<Record<string, { modules: readonly string[]; scheme: string; server?: string }>> = {
  http: { modules: ['proxy', 'proxy_http'], scheme: 'http' },
  uwsgi: { modules: ['proxy', 'proxy_uwsgi'], scheme: 'uwsgi' },
  fastcgi: { modules: ['proxy', 'proxy_fcgi', 'env'], scheme: 'fcgi' },
  scgi: { modules: ['proxy', 'proxy_scgi', 'env'], scheme: 'scgi' },
  cgi: { modules: ['cgid'], scheme: '', server: 'apache/cgi' },
};

/** What a check sees of a chunked body that is refused. */
const refused = { status: 411, length: null, sha256: null };

/** Apache httpd 2.4 with the event MPM as a reverse proxy. */
export const apache: WebServer = {
  kind: 'web-server',
  title: 'Apache',
  summary: 'httpd with the event MPM; passes a body on as it arrives instead of buffering it.',
  stands: true,
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true, lua: false }] },
    consumes: {
      backend: [
        { protocol: 'fastcgi', transport: ['unix', 'tcp'], peer: 'front', path: 'path-info' },
        {
          protocol: 'http',
          transport: ['unix', 'tcp'],
          peer: 'front',
          keep: [true, false],
          upgrade: [true, false],
          twins: 'apart',
        },
        { protocol: 'uwsgi', transport: ['unix', 'tcp'], peer: 'front', path: 'path-info' },
        { protocol: 'scgi', transport: ['unix', 'tcp'], peer: 'front', path: 'script-name' },
        { protocol: 'embedded', transport: 'memory', peer: 'front' },
        { protocol: 'cgi', transport: 'memory', peer: 'front' },
      ],
    },
  },
  operate: { test: ['apache2', '-t', '-f', '/etc/stack/httpd.conf'] },
  log: {
    errors: /^\[[^\]]+\] \[[\w-]*:(?:error|crit|alert|emerg)\]/,
    harmless: /AH10244: invalid URI path|AH01630: client denied/,
    unready: /attempt to connect to|failed to make connection to backend|disabling worker for/,
    time: (line) =>
      line
        .match(/^\[\w{3} (\w{3} \d\d \d\d:\d\d:\d\d)\.\d+( \d{4})\]/)
        ?.slice(1)
        .join('')
        .concat(' UTC') ?? null,
  },
  limits: [
    {
      concerns: { protocol: ['uwsgi', 'scgi'] },
      says: 'A chunked request body is answered with 411: Apache sends uwsgi and SCGI a length it does not have yet.',
      source: 'httpd modules/proxy/mod_proxy_uwsgi.c and mod_proxy_scgi.c; seen with 2.4.71',
      expect: { 'chunked-body': { small: refused, large: refused } },
    },
    {
      concerns: { protocol: 'uwsgi' },
      says: 'A path with an encoded slash (%2F) is answered with 500 (AH10100).',
      source: 'httpd modules/proxy/mod_proxy_uwsgi.c; seen with 2.4.71',
      expect: { 'encoded-slash': { status: 500, path: null } },
    },
    {
      concerns: { protocol: ['http', 'fastcgi'] },
      says: 'A chunked body may be larger than the limit of bodies: Apache does not count what it passes on.',
      source: 'tried with httpd 2.4.71: LimitRequestBody 102400 lets 300000 bytes by, with and without proxy-sendcl',
    },
    {
      concerns: { worker: ['sync', 'prefork'] },
      says: 'A body is passed on as it arrives, so a slow upload holds a worker for as long as it takes.',
      source: 'httpd documentation, mod_proxy_http: request bodies are streamed',
    },
  ],
  contribute: (stack) => ({
    packages: ['apache2-bin', ...(stack.front.statics.length > 0 ? ['media-types'] : [])],
    files: [{ path: 'httpd.conf', template: 'apache/httpd.conf', format: 'apache', view: view(stack) }],
    processes: [
      {
        name: 'web',
        argv: ['apache2', '-f', '/etc/stack/httpd.conf', '-DFOREGROUND'],
        stopSignal: 'SIGWINCH',
        needsInit: false,
      },
    ],
  }),
};

function view(stack: Stack) {
  const { description, settings, front } = stack;
  const { inside, script } = stack.server.contribute(stack);
  const speaker = speakers[stack.protocol.id];
  const { modules: speak, scheme } = speaker ?? { modules: inside?.modules ?? [], scheme: '' };
  const worker = workerView(stack);
  const [url, ...others] = stack.backends.map(({ name, address }) =>
    address.transport === 'unix' ? `unix:${address.path}|${scheme}://${name}` : `${scheme}://${dial(address)}`,
  );
  return {
    name: stack.name,
    ...settings,
    split: null,
    modules: modules(stack, speak).map((name) => ({
      name: `${name}_module`,
      path: `/usr/lib/apache2/modules/mod_${name}.so`,
    })),
    trusted: description.trusted,
    hosts: description.hosts,
    // A ServerName has no wildcard.
    hostName: front.host,
    tls: front.tls,
    statics: front.statics,
    ...inside?.view,
    inServer: inside?.server ?? speaker?.server ?? null,
    inHost: inside?.host ?? null,
    script: script ?? null,
    scriptPath: script ? `${script}/` : null,
    pass: `apache/pass/${stack.protocol.id}`,
    ...worker,
    url: worker.balance ? 'balancer://app/' : `${url}/`,
    members: worker.balance ? [url, ...others].map((member) => ({ ...worker, url: member ?? null })) : [],
  };
}

/** What Apache calls a worker: an endpoint of the app server, and how to deal with it. */
function workerView({ settings, link, placement, transport, protocol, backends }: Stack) {
  return {
    balance: backends.length > 1,
    connectSeconds: settings.connectSeconds,
    upstreamSeconds: settings.upstreamSeconds,
    upstreamIdleSeconds: settings.upstreamIdleSeconds,
    keep: link.keep === true,
    // The name of another container is looked up anew.
    moving: placement === 'separate' && transport === 'tcp',
    upgrade: link.upgrade === true,
    flush: protocol.id === 'fastcgi',
  };
}

function modules({ description, link, front, backends }: Stack, speak: readonly string[]): string[] {
  return [
    ...always,
    ...speak,
    ...(link.upgrade === true ? ['proxy_wstunnel'] : []),
    ...(backends.length > 1 ? ['proxy_balancer', 'lbmethod_bybusyness', 'slotmem_shm'] : []),
    ...(description.trusted.length > 0 ? ['remoteip'] : []),
    ...(front.statics.length > 0 ? ['mime', 'expires', 'allowmethods'] : []),
    ...(front.tls ? ['ssl', 'socache_shmcb', 'http2', 'rewrite'] : []),
  ];
}
