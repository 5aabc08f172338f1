import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { Check, Observation } from '../../src/model/check.ts';
import type { Result } from '../../src/model/report.ts';
import { observe } from '../../src/observe/observe.ts';
import { judge } from '../../src/report/judge.ts';
import { fakeLab, twoContainers, type Variant } from './fake-lab.ts';
import { faulty, redirect, tls } from './faulty.ts';

const unixBackend = (name: string) => {
  const socket = { transport: 'unix', path: `/run/app/${name}.sock` } as const;
  return { name, address: socket, listening: socket };
};

const checks: Readonly<Record<string, Check>> = catalog.checks;

/** The results of these checks in a stack that is good but for its variant. */
async function results(ids: readonly string[], variant?: Variant): Promise<readonly Result[]> {
  const { lab, ...fake } = await fakeLab(variant);
  try {
    const chosen = Object.fromEntries(ids.map((id) => [id, checks[id] as Check]));
    const seen: Observation[] = [];
    for (const app of ['own', 'probe'] as const)
      seen.push(...(await observe({ checks: chosen, lab, app, limits: [] })));
    return judge(seen, {} as never).results;
  } finally {
    await fake[Symbol.asyncDispose]();
  }
}

it('a good stack passes every check that applies', async () => {
  const all = await results(Object.keys(checks));
  expect(
    all.flatMap(({ check, verdict, note }) => (verdict === 'passed' ? [] : [`${check}: ${verdict}, ${note}`])),
  ).toEqual([
    'plain-redirect: inapplicable, listen.tls is not set',
    'trusted-proxy: inapplicable, the tests come from 172.18.0.1, which is not a trusted proxy',
  ]);
  expect(all).toHaveLength(Object.keys(checks).length);
});

it('every check has faults to catch', () => {
  expect(Object.keys(faulty).sort()).toEqual(Object.keys(checks).sort());
});

describe.each(Object.entries(faulty))('%s fails a stack that', (id, faults) => {
  it.concurrent.each(faults)('%s', async (_, variant, differs) => {
    const [result] = await results([id], variant);
    expect(result).toMatchObject({ check: id, verdict: 'failed', differs });
  });
});

describe('a check that cannot apply says why', () => {
  const trusted = { description: { trusted: ['10.0.0.0/8', '172.18.0.1'] } };
  const small = { stack: { settings: { bodyBytes: 1000 } } };
  const bare = { stack: { web: { stands: false } } };
  it.each<[string, Variant, string]>([
    ['body-1mib', small, 'bodies of 1 MiB are over the limit'],
    ['chunked-body', small, 'bodies of 35 kB are over the limit'],
    ['unread-body', small, 'bodies of 300 kB are over the limit'],
    ['spoofed-headers', trusted, '172.18.0.1 is a trusted proxy: its headers are to be believed'],
    ['request-id', bare, 'no web server stands in front to give the id'],
    ['too-large-body', bare, 'no web server stands in front to hold the limit'],
    ['foreign-host', { description: { hosts: [] } }, 'hosts is not set: any Host is served'],
    ['plain-redirect', {}, 'listen.tls is not set'],
    ['path-traversal', { description: { app: { path: 'app', static: {} } } }, 'app.static is not set'],
    [
      'static-file',
      { description: { app: { path: 'app', static: { '/static/': { collected: '/srv/static' } } } } },
      'app.static has no folder of the app',
    ],
    ['no-way-out', { description: { app: { egress: true } } }, 'app.egress asks for a way out'],
    [
      'no-way-out',
      { description: { app: {}, networks: ['mine'] } },
      'where networks of your own lead is not ours to say',
    ],
  ])('%s', async (id, variant, note) => {
    expect((await results([id], variant))[0]).toMatchObject({ verdict: 'inapplicable', note });
  });
});

describe('a good stack of another shape passes', () => {
  const echo = () => ({ client: '6.6.6.6', scheme: 'https' });
  const apart: Variant = {
    lab: { plan: twoContainers },
    exec: {
      'app /proc/net/tcp6': '   0: 00000000:1F40 00000000:0000 0A 0\n',
      '/proc/net/tcp6': '   0: 00000000:1F90 00000000:0000 0A 0\n',
    },
    inspect: (service) => ({ published: service === 'web' ? [8080] : [] }),
  };
  it.each<[string, Variant]>([
    ['trusted-proxy', { description: { trusted: ['172.16.0.0/12'] }, echo }],
    [
      'access-log',
      { stack: { web: { stands: false } }, log: (lines) => lines.slice(1).map((line) => ({ ...line, id: '' })) },
    ],
    [
      'access-log',
      { log: (lines) => lines.map(({ tier, id, uri }) => (tier === 'app' ? { tier, id } : { tier, id, uri })) },
    ],
    ['spoofed-headers', { stack: { web: { stands: false } }, toApp: (exchange) => exchange }],
    ['large-header', { front: ({ headers }) => (JSON.stringify(headers).length > 9000 ? { status: 431 } : null) }],
    [
      'path-traversal',
      { front: ({ target }) => (target.startsWith('/static/') ? null : { status: 200, body: 'a page' }) },
    ],
    ['plain-redirect', tls(() => redirect(308, 'https://localhost:8443/echo/a%2Fb?c=%20'))],
    ['app-not-reachable', apart],
    ['posture', apart],
    ['non-root', apart],
    ['graceful-stop', apart],
    [
      'logs-clean',
      { logs: ['2026/01/01 00:00:00 [error] 7#7: *1 open() "/srv/a" failed (2: No such file or directory)'] },
    ],
    [
      'logs-clean',
      {
        stack: { web: catalog.webServers.haproxy },
        logs: [
          '{"time": "2026-01-01T00:00:00+00:00", "tier": "web", "status": 503, "state": "SC"}',
          '{"time": "2026-01-01T00:00:01+00:00", "tier": "web", "status": 200, "state": "--"}',
          '{"time": "2026-01-01T00:00:02+00:00", "tier": "web", "status": 400, "state": "PR"}',
          '{"time": "2026-01-01T00:00:02+00:00", "tier": "web", "status": 408, "state": "cR"}',
        ],
      },
    ],
    [
      'logs-clean',
      {
        stack: { web: catalog.webServers.caddy },
        logs: [
          '{"level":"error","time":"2026-01-01T00:00:00Z","logger":"http.log.error.log0","msg":"dial tcp 127.0.0.1:8000: connect: connection refused","status":502}',
          '{"level":"error","time":"2026-01-01T00:00:00Z","logger":"http.log.access.log0","msg":"handled request","id":"1","status":502,"tier":"web"}',
          '{"level":"info","time":"2026-01-01T00:00:01Z","logger":"http.log.access.log0","msg":"handled request","id":"2","status":200,"tier":"web"}',
          '{"level":"error","time":"2026-01-01T00:00:02Z","logger":"http.log.access.log0","msg":"handled request","id":"3","status":500,"tier":"web"}',
        ],
      },
    ],
    [
      'logs-clean',
      {
        stack: { web: catalog.webServers.lighttpd },
        logs: [
          '2026-01-01 00:00:00: (server.c.1933) server started (lighttpd/1.4.79)',
          '2026-01-01 00:00:00: (gw_backend.c.276) establishing connection failed: socket: unix:/run/app/app.sock: Connection refused',
          '{"time":"2026-01-01T00:00:01+0000","tier":"web","status":200}',
          '2026-01-01 00:00:01: (gw_backend.c.365) gw-server re-enabled: unix:/run/app/app.sock  0 /run/app/app.sock',
        ],
      },
    ],
    [
      'logs-clean',
      {
        stack: { web: catalog.webServers.apache },
        logs: [
          '{"time":"2026-01-01T00:00:01+0000","tier":"web","status":200}',
          '[Thu Jan 01 00:00:01.000000 2026] [proxy:error] [pid 7] AH00957: attempt to connect to 127.0.0.1:8000 failed',
        ],
      },
    ],
    [
      'logs-clean',
      {
        logs: [
          '{"time":"2026-01-01T00:00:01+00:00","tier":"web","status":200}',
          '2026/01/01 00:00:01 [error] 7#7: *1 connect() failed (111: Connection refused)',
        ],
      },
    ],
    [
      'logs-clean',
      {
        stack: { backends: ['app-1', 'app-2'].map((name) => unixBackend(name)) },
        logs: [
          '{"time":"2026-01-01T00:00:01+00:00","tier":"web","status":200}',
          '2026/01/01 00:00:04 [error] 7#7: *1 connect() to unix:/run/app/app-2.sock failed (2: No such file)',
        ],
      },
    ],
    [
      'logs-clean',
      { logs: ['{"level":"info","message":"no error"}', 'app: ERROR is a word', '[pid: 1] Traceback to the roots'] },
    ],
  ])('%s', async (id, variant) => {
    expect((await results([id], variant))[0]).toMatchObject({ verdict: 'passed' });
  });
});
