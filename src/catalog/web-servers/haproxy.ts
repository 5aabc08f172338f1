import { dial } from '../../lib/dial.ts';
import type { WebServer } from '../../model/component.ts';
import type { Stack } from '../../model/stack.ts';

/** What of a body without a declared length is surely whole in HAProxy's buffer of 16 kB, beside its headers. */
const unsizedBytes = 8192;

/** What a check sees of a body that is refused. */
const refused = { status: 411, length: null, sha256: null };

/** HAProxy 3.0. */
export const haproxy: WebServer = {
  kind: 'web-server',
  title: 'HAProxy',
  summary: 'Queues what the app workers cannot take yet, and tries again while they restart; serves no files.',
  stands: true,
  mode: {
    provides: { front: [{ static: false, hosts: true, tls: true, lua: false }] },
    consumes: {
      backend: [
        {
          protocol: 'http',
          transport: ['unix', 'tcp'],
          peer: 'front',
          keep: [true, false],
          upgrade: [true, false],
          chunked: [true, false],
        },
      ],
    },
  },
  operate: { test: ['haproxy', '-c', '-f', '/etc/stack/haproxy.cfg'] },
  log: {
    // The state of a request that the app server, or HAProxy itself, failed: manual, 8.5.
    errors: /^\[ALERT\]|has no server available|^\{.*"tier": "web".*"state": "[SsRI]/,
    unready: /"state": "SC"/,
  },
  limits: [
    {
      concerns: { chunked: true },
      says: `A body without a declared length is taken up to ${unsizedBytes / 1024} kB, and answered with 411 beyond: HAProxy does not count what it passes on.`,
      source: 'HAProxy 3.0 configuration manual, req.body_size; tried with 3.0.11',
      expect: { 'chunked-body': { large: refused } },
    },
    {
      concerns: { chunked: false },
      says: 'A body without a declared length is answered with 411: the app server would read nothing of it.',
      source: 'uWSGI documentation, Chunked input API; tried with HAProxy 3.0.11 and uWSGI 2.0.28',
      expect: { 'chunked-body': { small: refused, large: refused } },
    },
    {
      concerns: { worker: ['sync', 'prefork'] },
      says: 'A body larger than 16 kB is passed on as it arrives, so a slow upload holds a worker for as long as it takes.',
      source: 'HAProxy 3.0 configuration manual, wait-for-body and tune.bufsize',
    },
  ],
  contribute: (stack) => ({
    packages: ['haproxy'],
    files: [{ path: 'haproxy.cfg', template: 'haproxy/haproxy.cfg', format: 'haproxy', view: view(stack) }],
    processes: [
      {
        name: 'web',
        argv: ['haproxy', '-db', '-f', '/etc/stack/haproxy.cfg'],
        stopSignal: 'SIGUSR1',
        needsInit: false,
      },
    ],
  }),
};

function view(stack: Stack) {
  const { description, settings, front, server, backends } = stack;
  const { hosts, trusted } = description;
  const resolved = stack.placement === 'separate' && stack.transport === 'tcp';
  const workers = stack.workers / backends.length;
  const capacity = workers * (server.mode.threads ? stack.threads : server.mode.concurrency);
  return {
    name: stack.name,
    ...settings,
    split: null,
    tls: front.tls,
    hosts,
    names: lines(hosts.filter((host) => !host.startsWith('*'))),
    suffixes: lines(hosts.filter((host) => host.startsWith('*')).map((host) => host.slice(1))),
    proxies: lines(trusted),
    unsizedBytes: stack.link.chunked === true ? Math.min(unsizedBytes, settings.bodyBytes) : 0,
    backends: backends.map(({ name, address }) => ({ name, address: dial(address), capacity, resolved })),
    balance: backends.length > 1,
    resolved,
    keep: stack.link.keep === true,
    upgrade: stack.link.upgrade === true,
    endsRequests: server.mode.endsRequests,
  };
}

/** HAProxy takes 64 words on a line. */
function lines(words: readonly string[]): string[][] {
  return words.length === 0 ? [] : [words.slice(0, 50), ...lines(words.slice(50))];
}
