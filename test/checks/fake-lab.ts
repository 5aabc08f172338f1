import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '../../src/catalog/index.ts';
import type { Lab } from '../../src/model/check.ts';
import type { ContainerState, Engine, ProcessRow } from '../../src/model/engine.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Stack } from '../../src/model/stack.ts';
import { httpClient } from '../../src/observe/http-client.ts';
import { type Faults, probeServer } from './probe-server.ts';

/** What of the stack, its containers and its server is otherwise than in a good one. */
export interface Variant extends Faults {
  readonly description?: Record<string, unknown>;
  readonly stack?: Record<string, unknown>;
  readonly lab?: Partial<Lab>;
  readonly processes?: readonly ProcessRow[];
  readonly logs?: readonly string[];
  /** Output of a command, by its last word, or by its service and that. */
  readonly exec?: Readonly<Record<string, string>>;
  readonly inspect?: (service: string) => Partial<ContainerState>;
  readonly stop?: { readonly exitCode: number; readonly seconds: number };
  /** Stopping cuts what is in flight. */
  readonly cuts?: boolean;
}

/** A lab whose stack is this process, and its end. */
export interface FakeLab extends AsyncDisposable {
  readonly lab: Lab;
}

const status = (name: string, value: string) => `${name}:\t${value}`;

const execs: Readonly<Record<string, string>> = {
  '/proc/1/status': [
    status('CapEff', '0'.repeat(16)),
    status('CapBnd', '0'.repeat(16)),
    status('NoNewPrivs', '1'),
  ].join('\n'),
  '/stackwright-was-here': "touch: cannot touch '/stackwright-was-here': Read-only file system\n",
  '/proc/net/tcp6': '   0: 00000000:1F90 00000000:0000 0A 0\n   1: 0100007F:1F40 00000000:0000 0A 0\n',
};

/** What stands in the app's only module. */
export const code = 'def application(): ...\n';

/** Everything of a good stack, nginx and uWSGI in one container, that checks look at. */
export async function fakeLab(variant: Variant = {}): Promise<FakeLab> {
  const root = mkdtempSync(join(tmpdir(), 'stackwright-'));
  mkdirSync(join(root, 'app/static/css'), { recursive: true });
  writeFileSync(join(root, 'app/static/css/site é.css'), 'a{}\n');
  writeFileSync(join(root, 'app/demo.py'), code);
  const front = await probeServer(variant, { '/static/css/site%20%C3%A9.css': 'a{}\n' });
  const host = `localhost:${front.port}`;
  const door = { address: '127.0.0.1', port: front.port, tls: false, host };
  const lab: Lab = {
    stack: stack(variant),
    plan: oneContainer,
    engine: engine(variant, front),
    clientAddress: '172.18.0.1',
    ...{ port: front.port, scheme: 'http', host, root, pace: 0.1 },
    request: (request) => httpClient(door, request),
    ...variant.lab,
  };
  const close = async () => {
    front.server.closeAllConnections();
    front.server.close();
    rmSync(root, { recursive: true });
  };
  return { lab, [Symbol.asyncDispose]: close };
}

function stack(variant: Variant): Stack {
  return {
    description: {
      app: { path: 'app', static: { '/static/': 'static' }, egress: false },
      hosts: ['localhost'],
      trusted: [],
      networks: [],
      listen: {},
      ...variant.description,
    },
    web: catalog.webServers.nginx,
    server: catalog.appServers.uwsgi,
    backends: [{ name: 'app', listening: { transport: 'tcp', host: '127.0.0.1', port: 8000 } }],
    entry: 'demo:application',
    workers: 2,
    health: { path: '/ready', status: 200 },
    settings: { bodyBytes: 10 * 2 ** 20, headerBytes: 65_535, graceSeconds: 40 },
    ...variant.stack,
  } as unknown as Stack;
}

const entry = { containerPort: 8080, containerTlsPort: null };

const oneContainer = {
  entry: { ...entry, service: 'stack' },
  containers: [
    { service: 'release', once: true },
    { service: 'stack', once: false },
  ],
  networks: [{ name: 'edge' }],
} as unknown as Plan;

/** The same with the app and the web server apart. */
export const twoContainers = {
  entry: { ...entry, service: 'web' },
  containers: [
    { service: 'app', once: false },
    { service: 'web', once: false },
  ],
  networks: [{ name: 'edge' }],
} as unknown as Plan;

function engine(variant: Variant, front: Awaited<ReturnType<typeof probeServer>>): Engine {
  const row = (pid: number, command: string) => ({ pid, parent: 1, uid: 10_001, command });
  const rows = ['tini -- supervisord', 'uwsgi --ini a', 'uwsgi --ini a', 'uwsgi --ini a', 'nginx: worker process'].map(
    (command, index) => row(index, command),
  );
  return {
    inspect: async (service) =>
      ({
        service,
        networks: [{ name: 'edge', internal: false, masquerade: false }],
        published: [8080],
        ...variant.inspect?.(service),
      }) as ContainerState,
    processes: async () => variant.processes ?? rows,
    logs: async () => [
      ...(variant.logs ?? ['2026/01/01 00:00:00 [warn] 1#1: a warning', 'INFO: started']),
      ...front.logs,
    ],
    exec: async (service, argv) => {
      const output = { ...execs, ...variant.exec };
      return { exitCode: 0, output: output[`${service} ${argv.at(-1)}`] ?? output[argv.at(-1) ?? ''] ?? '' };
    },
    stop: async () => {
      if (variant.cuts) front.server.closeAllConnections();
      return variant.stop ?? { exitCode: 0, seconds: 1 };
    },
    start: async () => {},
    kill: async () => {},
  };
}
