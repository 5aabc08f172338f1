import { expect, it } from 'vitest';
import type { Stack } from '../../src/model/stack.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { everyStack } from '../plan/every-stack.ts';
import { stackOf } from '../plan/stack-of.ts';
import { structures } from './structure/index.ts';

/** What the rendered files themselves say, as the programs will read it. */
interface Said {
  readonly stack: Stack;
  /** Every number after a pattern, in all files. */
  readonly numbers: (pattern: RegExp) => number[];
}

function everyRendering(holds: (said: Said) => void): void {
  everyStack((stack) => {
    const text = filesOf(stack)
      .files.map((file) => file.text)
      .join('\n');
    holds({ stack, numbers: (pattern) => [...text.matchAll(pattern)].map(([, digits]) => Number(digits)) });
  }, 60);
}

/** The app servers' own limit of a request, and the patience with them of nginx, Apache, HAProxy, lighttpd, Caddy. */
const request =
  /(?:^(?:timeout|harakiri) = |^timeout |^request_terminate_timeout = |^exec timeout --kill-after=1 | request-timeout=)(\d+)/gm;
const patience =
  /(?:_read_timeout |(?:ProxyPass \/|BalancerMember) .* timeout=|^ {2}timeout server |"read-timeout" => |response_header_timeout )(\d+)/gm;
/** How long a kept connection may idle: where the web server drops it, and where the app server does. */
const dropped = /(?:^ {4}keepalive_timeout |(?:ProxyPass \/|BalancerMember) .*[^a-z]ttl=|^\t+keepalive )(\d+)/gm;
const kept =
  /(?:timeout_keep_alive=|keep_?alive_timeout ?= ?|idle_connection_timeout=|^keepalive = |^persistent_timeout )(\d+)/gm;
/** Draining: the app servers, supervisord, the engine. */
const drain =
  /(?:graceful_timeout = |worker-reload-mercy = |timeout_graceful_shutdown=|timeout_graceful_shutdown": |(?:shutdown|stop)_timeout=|deadline = time\.monotonic\(\) \+ |shutdown-timeout=|^worker_shutdown_timeout (?=\d+$)|^process_control_timeout = )(\d+)/gm;
/** They wait for their workers as long as it takes: only what stands over them ends that. */
const endless = new Set(['cgi', 'fcgiwrap', 'starman', 'unicorn']);
const supervised = /stopwaitsecs = (\d+)/g;
const grace = /stop_grace_period: "(\d+)s"/g;
const webDrain =
  /(?:worker_shutdown_timeout |GracefulShutdownTimeout |hard-stop-after |graceful-shutdown-timeout" => |grace_period )(\d+)/g;
const backlogs =
  /(?:--backlog(?:", "| )|request_queue_size=|backlog=|backlog: |backlog = |listen\.backlog = |^listen = |ListenBacklog |^ {2}backlog |^server\.listen-backlog = |\.listen\()(\d+)/gm;
const somaxconn = /net\.core\.somaxconn=(\d+)/g;

it('lets the app server end a request before the web server gives up on it', () => {
  everyRendering(({ stack, numbers }) => {
    for (const seconds of numbers(request)) expect(seconds).toBe(stack.settings.requestSeconds);
    const dials = stack.web.stands && stack.transport !== 'memory';
    if (dials) expect(numbers(patience).length).toBeGreaterThan(0);
    for (const seconds of numbers(patience)) expect(seconds).toBeGreaterThan(stack.settings.requestSeconds);
  });
});

it('lets the web server drop an idle connection before the app server closes it', () => {
  everyRendering(({ stack, numbers }) => {
    if (!stack.web.stands || stack.link.keep !== true) return;
    expect(numbers(kept)).toHaveLength(1);
    for (const seconds of numbers(dropped)) expect(seconds).toBeLessThan(Number(numbers(kept)[0]));
  });
});

it('drains from the inside out', () => {
  everyRendering(({ stack, numbers }) => {
    const [engine = 0] = numbers(grace);
    if (!endless.has(stack.server.id)) expect(numbers(drain).length).toBeGreaterThan(0);
    for (const seconds of numbers(drain)) {
      expect(seconds).toBeGreaterThanOrEqual(stack.settings.requestSeconds);
      for (const waits of numbers(supervised)) expect(waits).toBeGreaterThan(seconds);
      expect(engine).toBeGreaterThan(seconds);
    }
    for (const seconds of [...numbers(supervised), ...numbers(webDrain)]) expect(engine).toBeGreaterThan(seconds);
  });
});

it('asks the kernel for no longer queue than it gives', () => {
  everyRendering(({ numbers }) => {
    expect(numbers(backlogs).length).toBeGreaterThan(0);
    expect(numbers(somaxconn).length).toBeGreaterThan(0);
    expect(Math.max(...numbers(backlogs))).toBeLessThanOrEqual(Math.min(...numbers(somaxconn)));
  });
});

it('lets no headers through that the app server cannot take', () => {
  everyRendering(({ stack, numbers }) => {
    const taken = Math.min(stack.settings.headerBytes, ...numbers(/buffer-size = (\d+)/g));
    for (const most of numbers(/(?:max-request-field-size = |max_header_size )(\d+)/g))
      expect(most).toBeLessThanOrEqual(taken);
    const [buffers = 0] = numbers(/large_client_header_buffers (\d+) \d+k/g);
    const [kibibytes = 0] = numbers(/large_client_header_buffers \d+ (\d+)k/g);
    expect(buffers * kibibytes * 1024).toBeLessThanOrEqual(taken);
  });
});

it('refuses the same body everywhere', () => {
  everyRendering(({ stack, numbers }) => {
    const { bodyBytes } = stack.settings;
    for (const bytes of numbers(
      /(?:LimitRequestBody |-gt |req\.body_size gt |"Content-Length"\]\) or 0\) > |Content-Length}\) > |max_size )(\d+)/g,
    ))
      expect(bytes).toBe(bodyBytes);
    const units = { m: 2 ** 20, k: 1024, '': 1 };
    for (const [unit, factor] of Object.entries(units))
      for (const size of numbers(new RegExp(`client_max_body_size (\\d+)${unit};`, 'g')))
        expect(size * factor).toBe(bodyBytes);
  });
});

it('starts as many workers and threads as were chosen', () => {
  everyRendering(({ stack, numbers }) => {
    const { single, threads } = stack.server.mode;
    expect(
      numbers(
        /(?:^ *(?:workers|processes) ?= ?|^workers |^worker_processes |^pm\.max_children = |--workers(?:", "| )| processes=)(\d+)\b(?!;)/gm,
      ),
    ).toEqual(single || stack.protocol.id === 'cgi' ? [] : [stack.workers]);
    const own = stack.transport === 'memory' ? 0 : 1;
    expect(stack.server.contribute(stack).processes).toHaveLength(single ? stack.workers : own);
    expect(numbers(/(?:^ *threads ?= ?|^threads | threads=)(\d+)/gm)).toEqual(threads ? [stack.threads] : []);
  });
});

it('has HAProxy take every name and proxy, 64 words a line', () => {
  const hosts = Array.from({ length: 130 }, (_, index) => (index % 3 ? `h${index}.example` : `*.h${index}.example`));
  const trusted = Array.from({ length: 130 }, (_, index) => `10.${index}.0.0/16`);
  const { files } = filesOf(stackOf({ web: 'haproxy', hosts, trusted }));
  const lines = structures.haproxy?.(files.find(({ path }) => path === 'haproxy.cfg')?.text ?? '') as string[][];
  expect(lines.filter((words) => words.length > 64)).toEqual([]);
  const listed = (acl: string) => lines.filter((words) => words[0] === 'acl' && words[1] === acl).flat();
  expect(listed('our_host')).toEqual(expect.arrayContaining(hosts.map((host) => host.replace('*', ''))));
  for (const acl of ['from_proxy', 'by_proxy1', 'by_proxy2', 'by_proxy3'])
    expect(listed(acl)).toEqual(expect.arrayContaining(trusted));
});
