import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';
import { afterAll, beforeAll } from 'vitest';
import { catalog } from '../../../src/catalog/index.ts';
import { connect } from '../../../src/deploy/connect.ts';
import { down } from '../../../src/deploy/down.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import { listObjects } from '../../../src/deploy/objects.ts';
import { up } from '../../../src/deploy/up.ts';
import { type Echo, echo } from '../../../src/lib/echo.ts';
import type { Lab } from '../../../src/model/check.ts';
import type { AppServer } from '../../../src/model/component.ts';
import { openLab } from '../../../src/observe/open-lab.ts';
import { filesOf } from '../../../src/pipeline/files-of.ts';
import { probeFolder } from '../../../src/pipeline/probe-of.ts';
import { settleFile } from '../../../src/pipeline/settle-file.ts';

/** A description without what all of these tests share; YAML reads JSON. */
export interface Said {
  readonly name: string;
  readonly app?: object;
  readonly [field: string]: unknown;
}

/** Files of the description's folder by path: they lie over the probe app in `app/`. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

/** A stack that answers, with a lab to observe it. */
export interface Door extends Lab {
  /** The published port without TLS. */
  readonly plainPort: number;
  /** What the probe saw of a GET of /echo, or of another request. */
  readonly echo: (request?: Partial<Parameters<Lab['request']>[0]>) => Promise<Echo>;
  /** Waits until the health path answers 200 again; the seconds that took. Throws after ten. */
  readonly answers: () => Promise<number>;
  /** The same description and folder once more, with these changes. */
  readonly again: (more?: Partial<Said>, texts?: Texts) => Promise<Door>;
  readonly close: () => Promise<void>;
}

/** What an application has to be for the server, where a description does not say. */
function interfaceOf({ server, app }: Said): string {
  const said = (app as { interface?: string } | undefined)?.interface;
  const { name, worker } =
    typeof server === 'string' ? { name: server } : (server as Record<'name' | 'worker', string>);
  const { modes } = catalog.appServers[name as keyof typeof catalog.appServers] as AppServer;
  const mode = worker === undefined ? Object.values(modes)[0] : modes[worker];
  return said ?? String([mode?.consumes?.app?.[0]?.interface].flat()[0]);
}

/** Opens stacks around the probe app, each in a temporary folder, in a scope of this test file's own. */
export function doors() {
  const scope = `door-${process.pid}`;
  const base = mkdtempSync(join(tmpdir(), 'stackwright-door-'));
  const lab = {
    docker: null as unknown as Docker,
    scope,
    open: (said: Said, texts: Texts = {}): Promise<Door> => open(lab, folderOf(base, said, texts), { said, texts }),
    /** Names of everything in the engine that a stack of this scope has left. */
    left: async (name: string): Promise<string[]> => {
      const labels = { [LABEL.scope]: scope, [LABEL.name]: `${name}-${process.pid}` };
      const { containers, networks, volumes } = await listObjects(lab.docker, labels);
      return [...containers.map(({ Names }) => Names[0] ?? ''), ...[...networks, ...volumes].map(({ Name }) => Name)];
    },
    container: (name: string, service: string) => lab.docker.getContainer(`${name}-${process.pid}-${service}-1`),
  };
  beforeAll(async () => {
    lab.docker = await connect();
  });
  afterAll(async () => {
    await down({ docker: lab.docker, scope, volumes: true });
    rmSync(base, { recursive: true, force: true });
  });
  return lab;
}

/** A certificate of its own signing for every door.example; readable for the servers' group would do in production. */
export function certificate(): Texts {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-certificate-'));
  const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')];
  const what = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-subj', '/CN=door.example', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', '-nodes', ...what, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  const read = (path: string) => execFileSync('cat', [path], { encoding: 'utf8' });
  const texts = { 'certificate.pem': read(certificate), 'key.pem': read(key) };
  rmSync(folder, { recursive: true });
  return texts;
}

function folderOf(base: string, said: Said, texts: Texts): string {
  const folder = join(base, said.name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(probeFolder(interfaceOf(said)), join(folder, 'app'), { recursive: true });
  write(folder, texts);
  return folder;
}

function write(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The probe app, but for what the test says of it. */
function appOf(said: Said): object {
  const id = interfaceOf(said);
  const { probe } = catalog.interfaces[id as keyof typeof catalog.interfaces];
  return { path: './app', interface: id, entry: probe, health: '/ready', ...said.app };
}

async function open(
  lab: { docker: Docker; scope: string },
  root: string,
  { said, texts }: { said: Said; texts: Texts },
): Promise<Door> {
  write(root, { ...texts, 'stack.yaml': JSON.stringify({ ...said, app: appOf(said) }) });
  const { stack } = await settleFile(join(root, 'stack.yaml'));
  const { plan, files } = filesOf(stack);
  const { docker, scope } = lab;
  const name = `${said.name}-${process.pid}`;
  const options = { name, scope, root, appFolder: null, port: 0, tlsPort: 0, throwAway: false };
  const deployment = await up({ docker, plan, files, options, readyMs: 20_000 });
  const observed = openLab(stack, deployment);
  return {
    ...observed,
    plainPort: deployment.port,
    echo: async (request) => {
      const { status, text } = await observed.request({ method: 'GET', target: '/echo', ...request });
      const seen = echo(text);
      if (!seen) throw new Error(`not the probe's echo: ${status} ${text.slice(0, 200)}`);
      return seen;
    },
    answers: () => answers(observed),
    again: (more = {}, newer = {}) => open(lab, root, { said: { ...said, ...more }, texts: newer }),
    close: async () => void (await down({ docker, name, scope, volumes: true })),
  };
}

async function answers({ request, plan }: Lab): Promise<number> {
  const begin = performance.now();
  const ask = () => request({ method: 'GET', target: plan.entry.health.path, timeoutMs: 1000 }).catch(() => null);
  for (;;) {
    const answer = await ask();
    const seconds = (performance.now() - begin) / 1000;
    if (answer?.status === 200) return seconds;
    if (seconds > 10) throw new Error(`no answer within ten seconds: ${answer?.status}`);
    await sleep(50);
  }
}
