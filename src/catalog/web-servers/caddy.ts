import { dial } from '../../lib/dial.ts';
import type { WebServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** Caddy 2.6. */
export const caddy: WebServer = {
  kind: 'web-server',
  title: 'Caddy',
  summary: 'A Go server with HTTP/2 at the door; passes a body on as it arrives.',
  stands: true,
  mode: {
    provides: { front: [{ static: true, hosts: true, tls: true, trusted: false, lua: false }] },
    consumes: {
      backend: [
        {
          protocol: 'http',
          transport: ['unix', 'tcp'],
          peer: 'front',
          keep: [true, false],
          upgrade: [true, false],
          chunked: true,
        },
      ],
    },
  },
  operate: { test: ['caddy', 'validate', '--config', '/etc/stack/Caddyfile'] },
  log: {
    errors: /^\{.*"level":"(?:error|fatal|panic)"/,
    // An access line is one of an error when the application answers 500; Caddy's own errors have lines of their own.
    harmless: /"logger":"http\.log\.access/,
    unready: /"msg":"dial /,
  },
  limits: [
    {
      concerns: { worker: ['sync', 'prefork'] },
      says: 'A body is passed on as it arrives, so a slow upload holds a worker for as long as it takes.',
      source:
        'Caddy 2.6 documentation, reverse_proxy: a buffered body that breaks off would be passed on as a whole one',
    },
  ],
  contribute: (stack) => ({
    packages: ['caddy', ...(stack.front.statics.length > 0 ? ['media-types'] : [])],
    files: [{ path: 'Caddyfile', template: 'caddy/Caddyfile', format: 'caddyfile', view: view(stack) }],
    processes: [
      {
        name: 'web',
        // It keeps a copy of its configuration, and the root file system is read-only.
        argv: [
          ...['env', 'XDG_CONFIG_HOME=/run/stack', 'XDG_DATA_HOME=/run/stack'],
          ...['caddy', 'run', '--config', '/etc/stack/Caddyfile'],
        ],
        stopSignal: 'SIGTERM',
        needsInit: false,
      },
    ],
  }),
};

function view(stack: Stack) {
  const { description, settings, front, backends } = stack;
  const { tls } = front;
  return {
    name: stack.name,
    ...settings,
    split: null,
    fieldBytes: Math.floor(settings.headerBytes / 2),
    hosts: description.hosts,
    names: description.hosts.filter((host) => !host.startsWith('*')),
    below: below(description.hosts.filter((host) => host.startsWith('*')).map((host) => host.slice(2))),
    tls,
    statics: front.statics.map(({ prefix, folder }) => ({ pattern: `${prefix}*`, folder })),
    addresses: backends.map(({ address }) => dial(address, 'unix/')),
    balance: backends.length > 1,
    keep: stack.link.keep === true,
    upgrade: stack.link.upgrade === true,
    endsRequests: stack.server.mode.endsRequests,
  };
}

/** A pattern for every name below some: Caddy's own wildcard takes one label. */
function below(hosts: readonly string[]): string | null {
  if (hosts.length === 0) return null;
  return `(?i)[.](${hosts.map((host) => host.replaceAll('.', '[.]')).join('|')})(:[0-9]+)?$`;
}
