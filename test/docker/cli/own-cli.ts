import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type Docker from 'dockerode';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { down } from '../../../src/deploy/down.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import type { Listed } from '../../../src/deploy/list.ts';
import { filterObjects, listObjects } from '../../../src/deploy/objects.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** How a command ended. */
export interface End {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** A command under way. */
export interface Running {
  readonly process: ChildProcess;
  /** Resolves when it has written this to either output; rejects when it ends without. */
  readonly said: (text: string) => Promise<void>;
  readonly end: Promise<End>;
}

export interface Settings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The real command line in a scope of the test file's own, which is emptied after each test. */
export function ownCli() {
  const scope = `cli-test-${process.pid}`;
  let docker: Docker;
  const start = (args: readonly string[], settings: Settings = {}) =>
    startProgram([process.execPath, `${root}bin/stackwright.mjs`, ...args], {
      ...settings,
      env: { STACKWRIGHT_SCOPE: scope, ...settings.env },
    });
  beforeAll(async () => {
    docker = await connect();
    buildOnce();
  });
  afterEach(() => down({ docker, scope, volumes: true }));
  afterAll(async () => {
    const images = await docker.listImages({ filters: { label: [`${LABEL.scope}=${scope}`] } });
    for (const { Id } of images) await docker.getImage(Id).remove({ force: true });
  });
  return {
    scope,
    start,
    /** Runs a command to its end. */
    run: (args: readonly string[], settings?: Settings) => start(args, settings).end,
    engine: () => docker,
    /** What `ps` says of the stacks, but for their health, which changes by itself. */
    running: async () => {
      const stacks: Listed[] = JSON.parse((await start(['ps', '--json']).end).stdout);
      return stacks.map(({ services, ...stack }) => ({
        ...stack,
        services: services.map(({ health: _, ...each }) => each),
      }));
    },
    /** Names of everything in the scope, commit marks left out. */
    left: () => named(docker, { [LABEL.scope]: scope }),
    /** Names of everything that `test` of this process has left; all tests share a scope. */
    leftOfTest: (pid: number | undefined) => named(docker, { [LABEL.scope]: 'test' }, `-${pid}`),
  };
}

/** Starts any program, with its outputs collected. */
export function startProgram([command = '', ...args]: readonly string[], { cwd = root, env }: Settings = {}): Running {
  const begin = performance.now();
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const child = spawn(command, args, { cwd, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const outputs = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text) => {
      outputs[name] += text;
    });
  }
  const end = new Promise<End>((resolve) =>
    child.once('close', (code) => resolve({ code, ...outputs, seconds: (performance.now() - begin) / 1000 })),
  );
  const said = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => Object.values(outputs).some((output) => output.includes(text)) && resolve();
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(`It ended without "${text}":\n${outputs.stderr}`)));
      look();
    });
  return { process: child, said, end };
}

/** Builds dist/ where it is stale; `flock` keeps test files that start together from building it twice. */
export function buildOnce(): void {
  const lock = `${root}node_modules/.cache`;
  const { status, stderr } = spawnSync('flock', [lock, process.execPath, `${root}scripts/build.mjs`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`dist cannot be built: ${stderr}`);
}

async function named(docker: Docker, labels: Readonly<Record<string, string>>, ending = ''): Promise<string[]> {
  const found = filterObjects(
    await listObjects(docker, labels),
    (each) => !each[LABEL.mark] && (each[LABEL.name] ?? '').endsWith(ending),
  );
  const { containers, networks, volumes } = found;
  return [
    ...containers.map(({ Names }) => Names[0]?.slice(1) ?? ''),
    ...[...networks, ...volumes].map(({ Name }) => Name),
  ].sort();
}
