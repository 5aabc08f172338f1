import type { IncomingMessage, ServerResponse } from 'node:http';
import { catalog } from '../../src/catalog/index.ts';
import { code, type Variant } from './fake-lab.ts';
import { type Answer, type Exchange, forward } from './probe-server.ts';

/** A stack with one fault: what is wrong with it, the variant, and the values in which the check must see it. */
export type Faulty = readonly [fault: string, variant: Variant, differs: readonly string[]];

const at = (target: string, answer: Answer) => (exchange: Exchange) =>
  exchange.target.startsWith(target) ? answer : null;
const status = (path: string, text: string) => ({ exec: { [path]: text } });
const logged = (line: string, by: Variant['stack'] = {}): Faulty => [
  `logs ${line.slice(0, 50)}`,
  { logs: ['fine', line], stack: by },
  ['errors'],
];
const { apache, caddy, haproxy, lighttpd } = catalog.webServers;
const { gunicorn } = catalog.appServers;
const log = (lines: (all: { tier: string; id: string; uri: string }[]) => unknown[]) => ({ log: lines });

/** Passes client headers on as they come; `and` are those the front sets. */
const passing = (pattern: RegExp, and: [string, string][] = []) => ({
  toApp: (exchange: Exchange): Exchange => {
    const good = forward(exchange);
    return { ...good, headers: [...good.headers, ...exchange.headers.filter(([name]) => pattern.test(name)), ...and] };
  },
});

/** Answers and resets the connection while the body is still coming. */
function reset(_: Exchange, __: IncomingMessage, response: ServerResponse) {
  response.socket?.resetAndDestroy();
  return { status: 200 };
}

/** A stack with TLS, which the description publishes on 8443. */
export function tls(front: Variant['front']): Variant {
  return { front, description: { listen: { tls: { port: 8443 } } } };
}

export function redirect(status: number, location: string): Answer {
  return { status, headers: { location } };
}

/** Every `nth` answer to such a request. */
function every(nth: number, target: string, answer: Answer) {
  let count = 0;
  return (exchange: Exchange) => (exchange.target.startsWith(target) && ++count % nth === 0 ? answer : null);
}

/** For each check the stacks that it must catch, each good but for one thing. */
export const faulty: Readonly<Record<string, readonly Faulty[]>> = {
  'front-door': [['answers 502', { front: at('/ready', { status: 502 }) }, ['status']]],
  'unknown-path': [
    ["answers the web server's own 404", { front: at('/nobody', { status: 404 }) }, ['fromApp']],
    [
      'serves a page for anything',
      { front: at('/nobody', { status: 200, headers: { 'x-probe': '404' } }) },
      ['status'],
    ],
  ],
  head: [
    ['sends a body', { surplus: ({ method }) => (method === 'HEAD' ? 'leaked' : '') }, ['hasBody']],
    ['answers 405', { front: ({ method }) => (method === 'HEAD' ? { status: 405 } : null) }, ['status']],
    [
      "gives one answer a HEAD's body",
      { front: every(7, '/echo?round', { status: 200, body: 'xxx' }) },
      ['intactAnswers'],
    ],
  ],
  'body-1mib': [
    [
      'cuts it',
      { toApp: (exchange) => ({ ...forward(exchange), body: exchange.body.subarray(0, 65_536) }) },
      ['length', 'sha256'],
    ],
    [
      'changes a byte',
      { toApp: (exchange) => ({ ...forward(exchange), body: exchange.body.fill(0, 99, 100) }) },
      ['sha256'],
    ],
    ['refuses it', { front: at('/echo', { status: 413 }) }, ['status', 'length', 'sha256']],
  ],
  'chunked-body': [
    [
      'loses the long one',
      {
        toApp: (exchange) => ({
          ...forward(exchange),
          body: exchange.body.subarray(0, exchange.body.length > 5 ? 0 : 5),
        }),
      },
      ['large'],
    ],
    ['wants a length', { front: at('/echo', { status: 411 }) }, ['small', 'large']],
  ],
  'unread-body': [
    ['answers 502 once in a while', { front: every(13, '/ignore', { status: 502 }) }, ['served']],
    ['resets the connection', { front: reset }, ['served']],
  ],
  query: [
    ['decodes it', { echo: ({ target }) => ({ query: decodeURIComponent(target.split('?')[1] ?? '') }) }, ['query']],
    ['loses it', { echo: () => ({ query: '' }) }, ['query']],
  ],
  'utf8-path': [
    ['leaves it encoded', { echo: ({ target }) => ({ path: target }) }, ['path']],
    [
      'reads it as Latin-1',
      { echo: ({ target }) => ({ path: Buffer.from(decodeURIComponent(target)).toString('latin1') }) },
      ['path'],
    ],
    [
      'puts it into SCRIPT_NAME',
      { echo: ({ target }) => ({ path: '', script_name: decodeURIComponent(target) }) },
      ['path', 'scriptName'],
    ],
  ],
  'encoded-slash': [
    ['answers 500', { front: at('/echo/a%2Fb', { status: 500 }) }, ['status', 'path']],
    ['decodes the raw target', { echo: () => ({ raw: '/echo/a/b' }) }, ['raw']],
    ['encodes it twice', { echo: () => ({ path: '/echo/a%252Fb' }) }, ['path']],
  ],
  'client-address': [
    ["shows the web server's", { echo: () => ({ client: '172.18.0.3' }) }, ['client']],
    ['shows none', { echo: () => ({ client: '' }) }, ['client']],
  ],
  'scheme-and-host': [
    ['loses the port', { echo: () => ({ host: 'localhost' }) }, ['host']],
    ['names the upstream', { echo: () => ({ host: 'app' }) }, ['host']],
    ['claims https', { echo: () => ({ scheme: 'https' }) }, ['scheme']],
  ],
  'spoofed-headers': [
    ['passes X-Forwarded-For on', passing(/^x-forwarded-for$/i), ['passedOn']],
    ['passes X_Forwarded_For on', passing(/^x_forwarded_for$/i), ['passedOn']],
    ['appends to X-Forwarded-For', passing(/^$/, [['X-Forwarded-For', '6.6.6.6, 172.18.0.1']]), ['passedOn']],
    ['passes X-Forwarded-Proto on', passing(/^x-forwarded-proto$/i), ['passedOn']],
    ['passes X-Forwarded-Ssl on', passing(/^x-forwarded-ssl$/i), ['passedOn']],
    ['passes X-Forwarded-Port on', passing(/^x-forwarded-port$/i), ['passedOn']],
    ['passes Forwarded on', passing(/^forwarded$/i), ['passedOn']],
    ['passes X-Real-IP on', passing(/^x-real-ip$/i), ['passedOn']],
    ['passes Proxy on', passing(/^proxy$/i), ['passedOn']],
    ['passes SCRIPT_NAME on', passing(/^script_name$/i), ['passedOn']],
    ['believes the client about itself', { echo: () => ({ client: '6.6.6.6' }) }, ['client', 'believed']],
    ['believes the scheme', { echo: () => ({ scheme: 'https' }) }, ['scheme']],
    ['believes the host', { echo: () => ({ host: 'spoofed.example' }) }, ['host', 'believed']],
    ['moves the app', { echo: () => ({ script_name: '/spoofed' }) }, ['scriptName', 'believed']],
    [
      'breaks',
      { front: at('/echo', { status: 400 }) },
      ['status', 'client', 'scheme', 'host', 'scriptName', 'believed', 'passedOn'],
    ],
  ],
  'trusted-proxy': [['ignores it', { description: { trusted: ['172.16.0.0/12'] } }, ['client', 'scheme']]],
  'request-id': [
    ["adds the client's", passing(/^x-request-id$/i), ['forged', 'tiers']],
    [
      "takes the client's alone",
      { toApp: (exchange) => ({ ...exchange, headers: exchange.headers }) },
      ['forged', 'tiers'],
    ],
    [
      'gives none',
      { toApp: (exchange) => ({ ...exchange, headers: exchange.headers.filter(([name]) => name !== 'X-Request-ID') }) },
      ['tiers'],
    ],
    ['is not logged by the app', log((lines) => lines.slice(0, 1)), ['tiers']],
    ['is not logged by the web server', log((lines) => lines.slice(1)), ['tiers']],
  ],
  'access-log': [
    ['has no line of the app', log((lines) => lines.slice(0, 1)), ['lines']],
    ['has every line twice', log((lines) => [...lines, ...lines]), ['lines']],
    [
      'pastes between quotes',
      log((lines) => lines.map(({ tier, id, uri }) => `{"tier":"${tier}","id":"${id}","uri":"${uri}"}`)),
      ['notJson'],
    ],
    ['is plain text', log((lines) => lines.map(({ uri }) => `127.0.0.1 - - "GET ${uri} HTTP/1.1" 200`)), ['lines']],
  ],
  'static-file': [
    ['answers 404', { front: at('/static/', { status: 404 }) }, ['wrong']],
    ['serves something else', { front: at('/static/', { status: 200, body: 'b{}\n' }) }, ['wrong']],
    ['asks the app', log((lines) => [...lines, { ...lines[0], tier: 'app' }]), ['wrong']],
    ['goes around the web server', log((lines) => lines.map((line) => ({ ...line, tier: 'app' }))), ['wrong']],
  ],
  'foreign-host': [
    [
      'serves any Host',
      { front: ({ target }) => (target.startsWith('http') ? null : { status: 200, headers: { 'x-probe-pid': '7' } }) },
      ['byHeader', 'reachedApp'],
    ],
    [
      'lets the target decide',
      { front: ({ target }) => (target.startsWith('http') ? { status: 200 } : null) },
      ['byTarget'],
    ],
    ['leaves it to the app', { front: () => ({ status: 400, headers: { 'x-probe-pid': '7' } }) }, ['reachedApp']],
  ],
  'large-header': [
    [
      'answers 502',
      { front: ({ headers }) => (JSON.stringify(headers).length > 9000 ? { status: 502 } : null) },
      ['bytes16000'],
    ],
    [
      'takes no 8 kB',
      { front: ({ headers }) => (JSON.stringify(headers).length > 5000 ? { status: 431 } : null) },
      ['bytes8000'],
    ],
    ['drops it', { toApp: (exchange) => ({ ...forward(exchange), headers: [] }) }, ['bytes8000', 'bytes16000']],
  ],
  'too-large-body': [
    ['takes any', { front: () => ({ status: 200 }) }, ['status']],
    [
      'waits for it',
      {
        lab: { pace: 0.01 },
        front: ((_: Exchange, __: IncomingMessage, response: ServerResponse) => void response.destroy()) as never,
      },
      ['status', 'seconds'],
    ],
  ],
  'path-traversal': [
    [
      'hands out /etc/passwd',
      { front: at('/static/..%2f..%2f', { status: 200, body: 'root:x:0:0:root:/root:/bin/sh' }) },
      ['leaked'],
    ],
    ['hands out code', { front: at('/static../demo.py', { status: 200, body: code }) }, ['leaked']],
    ['hands out hidden files', { front: at('/static/.env', { status: 200, body: 'SECRET=1' }) }, ['hiddenServed']],
  ],
  workers: [
    [
      'runs too few',
      {
        processes: [
          { pid: 1, parent: 0, uid: 1, command: 'uwsgi --ini a' },
          { pid: 2, parent: 1, uid: 1, command: 'uwsgi --ini a' },
        ],
      },
      ['workers'],
    ],
    ['runs none', { processes: [] }, ['workers']],
    ['runs too many', { stack: { workers: 1 } }, ['workers']],
  ],
  'non-root': [
    ['has a root master', { processes: [{ pid: 1, parent: 0, uid: 0, command: 'nginx: master process' }] }, ['root']],
    ['runs nothing', { processes: [] }, ['processes']],
  ],
  posture: [
    [
      'keeps a capability',
      status('/proc/1/status', 'CapEff:\t0000000000000400\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\n'),
      ['stack'],
    ],
    [
      'keeps a bounding set',
      status('/proc/1/status', 'CapEff:\t0000000000000000\nCapBnd:\t00000000a80425fb\nNoNewPrivs:\t1\n'),
      ['stack'],
    ],
    [
      'allows new privileges',
      status('/proc/1/status', 'CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t0\n'),
      ['stack'],
    ],
    ['says nothing', status('/proc/1/status', ''), ['stack']],
    ['can be written', status('/stackwright-was-here', ''), ['stack']],
    ['is only forbidden ground', status('/stackwright-was-here', 'touch: Permission denied'), ['stack']],
  ],
  'app-not-reachable': [
    [
      'listens everywhere',
      status('/proc/net/tcp6', '   0: 00000000:1F90 00000000:0000 0A 0\n   1: 00000000:1F40 00000000:0000 0A 0\n'),
      ['stack'],
    ],
    [
      'listens everywhere over IPv6',
      status('/proc/net/tcp6', '   0: 00000000:1F90 0:0 0A 0\n   0: 00000000000000000000000000000000:1F40 0:0 0A 0\n'),
      ['stack'],
    ],
    ['publishes the app', { inspect: () => ({ published: [8000, 8080] }) }, ['stack']],
    ['does not listen', status('/proc/net/tcp6', ''), ['stack']],
  ],
  'no-way-out': [
    [
      'masquerades',
      { inspect: () => ({ networks: [{ name: 'edge', internal: false, masquerade: true }] }) },
      ['closed', 'open'],
    ],
    [
      'is on one more network',
      {
        inspect: () => ({
          networks: ['bridge', 'edge'].map((name) => ({ name, internal: false, masquerade: name === 'bridge' })),
        }),
      },
      ['open'],
    ],
    ['is on none', { inspect: () => ({ networks: [] }) }, ['closed']],
  ],
  'plain-redirect': [
    ['serves the app', tls(() => null), ['status', 'location']],
    ['redirects into the container', tls(() => redirect(308, 'https://localhost/echo/a%2Fb?c=%20')), ['location']],
    ['forgets the query', tls(() => redirect(301, 'https://localhost:8443/echo/a%2Fb')), ['location']],
    ['changes the method', tls(() => redirect(302, 'https://localhost:8443/echo/a%2Fb?c=%20')), ['status']],
  ],
  'logs-clean': [
    [
      'loses the app when it is up',
      {
        logs: ['{"tier":"web","status":200}', '2026/01/01 00:00:00 [error] 7#7: *1 connect() to 127.0.0.1:8000 failed'],
      },
      ['errors'],
    ],
    logged('2026/01/01 00:00:00 [error] 7#7: *1 connect() to unix:/run/app/app.sock failed (111: Connection refused)'),
    logged('2026/01/01 00:00:00 [crit] 7#7: *1 open() "/run/stack/body/1" failed (13: Permission denied)'),
    logged('2026/01/01 00:00:00 [emerg] 1#1: bind() to 0.0.0.0:8080 failed'),
    logged('2026/01/01 00:00:00 [alert] 1#1: worker process 7 exited on signal 9'),
    logged('[Thu Jan 01 00:00:00.000000 2026] [proxy:error] [pid 7:tid 7] (111)Connection refused: AH00957', {
      web: apache,
    }),
    logged('[Thu Jan 01 00:00:00.000000 2026] [:crit] [pid 7:tid 7] no', { web: apache }),
    logged('{"level":"error","logger":"http.log.error","msg":"EOF","status":502}', { web: caddy }),
    logged('2026-01-01 00:00:00: (mod_scgi.c.1) response: unexpected end of file', { web: lighttpd }),
    logged('2026-01-01 00:00:00: (gw_backend.c.1147) all handlers for /x?y on / are down.', { web: lighttpd }),
    logged('{"tier": "web", "status": 502, "upstream_milliseconds": -1, "state": "SH"}', { web: haproxy }),
    logged('{"tier": "web", "status": 200, "upstream_milliseconds": 1, "state": "SD"}', { web: haproxy }),
    logged('backend app has no server available!', { web: haproxy }),
    logged('[ALERT]    (1) : Current worker (8) exited with code 139', { web: haproxy }),
    [
      'has one of several servers still away after a while',
      {
        stack: {
          backends: [1, 2].map((at) => ({
            name: `app-${at}`,
            address: { transport: 'memory' },
            listening: { transport: 'memory' },
          })),
        },
        logs: [
          '{"time":"2026-01-01T00:00:01+00:00","tier":"web","status":200}',
          '2026/01/01 00:00:07 [error] 7#7: *1 connect() to unix:/run/app/app-2.sock failed (2: No such file)',
        ],
      },
      ['errors'],
    ],
    [
      'is refused by the app a second after HAProxy has reached it',
      {
        stack: { web: haproxy },
        logs: [
          '{"time": "2026-01-01T00:00:00+00:00", "tier": "web", "status": 200, "state": "--"}',
          '{"time": "2026-01-01T00:00:01+00:00", "tier": "web", "status": 503, "state": "SC"}',
        ],
      },
      ['errors'],
    ],
    logged('[2026-01-01 00:00:00 +0000] [7] [ERROR] Worker (pid:8) was sent SIGKILL!', { server: gunicorn }),
    logged('[2026-01-01 00:00:00 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:8)', { server: gunicorn }),
    logged('ERROR:    Exception in ASGI application'),
    logged('ERROR:root:no'),
    logged('2026-01-01 00:00:00,000 CRIT Server running without any HTTP authentication checking'),
    logged('2026-01-01 00:00:00,000 ERROR no'),
    logged('DAMN ! worker 1 (pid: 7) died :( trying respawn ...'),
    logged('!!! uWSGI process 7 got Segmentation Fault !!!'),
    logged('Traceback (most recent call last):'),
    logged('{"time":"2026-01-01","level":"error","message":"no"}'),
    logged('{"severity": "CRITICAL"}'),
  ],
  'graceful-stop': [
    ['drops the request', { cuts: true }, ['status', 'body']],
    ['is killed', { stop: { exitCode: 137, seconds: 10 } }, ['exitCodes']],
    ['takes too long', { stop: { exitCode: 0, seconds: 41 } }, ['seconds']],
    ['answers 502', { front: at('/slow', { status: 502 }) }, ['status', 'body']],
  ],
};
