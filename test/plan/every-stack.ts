import fc from 'fast-check';
import { catalog } from '../../src/catalog/index.ts';
import type { ServerMode } from '../../src/model/component.ts';
import type { Stack } from '../../src/model/stack.ts';
import { pairings } from '../../src/pipeline/pairings.ts';
import type { Written } from '../resolve/description-of.ts';
import { stackOf } from './stack-of.ts';

const valid = pairings(catalog);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const folder = fc.constantFrom('/var/lib/demo', '/data', '/srv/static', '/opt/a.b/c');
const prefix = fc.constantFrom('/static/', '/media/', '/a/b/');

const app = fc.record({
  path: fc.constantFrom('app', '.', 'deep/app'),
  packages: fc.subarray(['python3-jinja2', 'libjs-jquery']),
  requirements: maybe(fc.constant('requirements.txt')),
  wheels: maybe(fc.constant('wheels')),
  env: fc.dictionary(fc.constantFrom('A', 'B_C'), fc.constantFrom('', 'x', 'a $b "c"')),
  env_file: maybe(fc.constant('.env')),
  volumes: fc.constantFrom<Record<string, string>>({}, { data: '/var/lib/data' }, { a: '/a', b: '/b' }),
  static: fc.dictionary(
    prefix,
    fc.oneof(
      fc.constant('static'),
      folder.map((collected) => ({ collected })),
    ),
    { maxKeys: 2 },
  ),
  processes: fc.constantFrom<Record<string, string>>({}, { queue: 'python3 -m queue_worker' }),
  release: fc.constantFrom<string[]>([], ['python3 manage.py migrate']),
  health: maybe(fc.constantFrom('/health', '/caf%C3%A9?x=1&y=$(z)')),
  egress: fc.boolean(),
});

const rest = {
  threads: maybe(fc.integer({ min: 1, max: 64 })),
  workers: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 64 })),
  port: fc.constantFrom(0, 80, 8080),
  address: fc.constantFrom('127.0.0.1', '0.0.0.0'),
  tls: maybe(
    fc.constantFrom(
      { certificate: 'chain.pem', key: 'chain.key' },
      { certificate: 'b/chain.pem', key: 'b/chain.key', port: 443 },
    ),
  ),
  hosts: fc.subarray(['example.org', '*.example.org', 'localhost']),
  trusted: fc.subarray(['10.0.0.0/8', '192.168.1.1']),
  networks: fc.subarray(['shared', 'other.net']),
  cpus: maybe(fc.integer({ min: 10, max: 3200 }).map((hundredths) => hundredths / 100)),
  memory: maybe(fc.constantFrom('3g', '16g', '5000m')),
  request: maybe(fc.integer({ min: 1, max: 3600 })),
  slack: maybe(fc.integer({ min: 10, max: 100 })),
  keepalive: maybe(fc.integer({ min: 1, max: 300 })),
  body: maybe(fc.constantFrom('1k', '1m', '100m', '123456')),
};

/** Any valid pairing, with any other field that goes with it. */
const description: fc.Arbitrary<Partial<Written>> = fc
  .record({ pairing: fc.constantFrom(...valid), app, ...rest })
  .map(({ pairing, ...fields }) => {
    const { description: asked, web, supervisor } = pairing;
    const { stands, mode } = catalog.webServers[web as 'nginx'];
    const does = (facet: 'static' | 'hosts' | 'tls' | 'trusted') =>
      mode.provides?.front?.some((record) => record[facet] !== false);
    const exposed =
      stands && catalog.supervisors[supervisor as 'none'].contribute === null && pairing.transport === 'tcp';
    const worker: ServerMode | undefined =
      catalog.appServers[pairing.server as 'uwsgi'].modes[pairing.worker as 'prefork'];
    return {
      name: 'demo',
      app: {
        ...fields.app,
        requirements: catalog.interfaces[asked.app.interface as 'wsgi']?.pip ? fields.app.requirements : undefined,
        interface: asked.app.interface,
        entry: asked.app.entry,
        static: does('static') ? fields.app.static : {},
      },
      web: asked.web,
      server: { name: pairing.server, worker: pairing.worker, threads: worker?.threads ? fields.threads : undefined },
      workers: worker?.single && !stands ? 1 : fields.workers,
      link: stands ? asked.link : {},
      supervisor,
      listen: { port: fields.port, address: fields.address, tls: does('tls') ? fields.tls : undefined },
      hosts: does('hosts') ? fields.hosts : [],
      trusted: does('trusted') ? fields.trusted : [],
      networks: exposed ? [] : fields.networks,
      limits: { cpus: fields.cpus, memory: fields.memory },
      timeouts: {
        request: fields.request,
        stop: fields.slack === undefined ? undefined : (fields.request ?? 30) + fields.slack,
        keepalive: fields.keepalive,
      },
      body: fields.body,
    } satisfies Written;
  });

/** Tries what should hold on stacks of every kind; a counterexample is a description. */
export function everyStack(holds: (stack: Stack) => void, numRuns = 80): void {
  fc.assert(
    fc.property(description, (written) => holds(stackOf(written))),
    { numRuns },
  );
}
