import { basename, join } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { connect } from '../deploy/connect.ts';
import { down } from '../deploy/down.ts';
import { up } from '../deploy/up.ts';
import { packageRoot } from '../lib/package-root.ts';
import type { Check, Observation } from '../model/check.ts';
import type { Deployment, OnProgress } from '../model/deployment.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Report, StackReport } from '../model/report.ts';
import type { Stack } from '../model/stack.ts';
import { observe } from '../observe/observe.ts';
import { openLab } from '../observe/open-lab.ts';
import { userChecks } from '../observe/user-checks.ts';
import { describe } from '../plan/describe.ts';
import { judge } from '../report/judge.ts';
import { summarise } from '../report/summarise.ts';
import { filesOf } from './files-of.ts';
import { limitsOf } from './limits-of.ts';
import { probeOf } from './probe-of.ts';
import { type Settled, settleFile } from './settle-file.ts';

/** All tests share it, so that a later one sweeps what a killed one left; names carry the process and never clash. */
const scope = 'test';

/** What to test and how to follow it. */
export interface TestRequest {
  readonly files: readonly string[];
  /** Leaves the user's stack up. */
  readonly keep?: boolean;
  /** Runs the checks of this id only. */
  readonly only?: string;
  /** Our probe app alone, not the user's: what the matrix asks. */
  readonly probeOnly?: boolean;
  readonly onProgress?: OnProgress;
  readonly onObservation?: (file: string, observation: Observation) => void;
  readonly signal?: AbortSignal;
}

/** Text → Report: each stack is started in a scope of its own with throw-away volumes, observed, judged and taken down. */
export async function test(request: TestRequest): Promise<Report> {
  const reports: StackReport[] = [];
  for (const file of request.files) reports.push(await testFile(file, request));
  return summarise(reports);
}

async function testFile(file: string, request: TestRequest): Promise<StackReport> {
  const started = performance.now();
  const settled = await settleFile(file).catch(problemsOf);
  if (!('stack' in settled)) {
    const { problems } = settled;
    return judge([], {
      name: basename(file),
      file,
      topology: '',
      problems,
      seconds: elapsed(started),
      upSeconds: null,
    });
  }
  const observations: Observation[] = [];
  const problems: Problem[] = [];
  let upSeconds: number | null = null;
  const apps = request.probeOnly ? (['probe'] as const) : (['own', 'probe'] as const);
  for (const app of apps) {
    try {
      const seen = await session(settled, app, request);
      observations.push(...seen.observations);
      upSeconds ??= seen.upSeconds;
    } catch (error) {
      problems.push(...problemsOf(error).problems);
    }
    if (request.signal?.aborted) break;
  }
  const { stack } = settled;
  const { topology } = describe(stack);
  return judge(observations, { name: stack.name, file, topology, problems, seconds: elapsed(started), upSeconds });
}

function problemsOf(error: unknown): { problems: readonly Problem[] } {
  if (error instanceof ProblemError) return { problems: error.problems };
  throw error;
}

function elapsed(started: number): number {
  return (performance.now() - started) / 1000;
}

/** Starts the stack with one of the two apps, makes the observations that concern it, and takes it down. */
async function session(
  { stack: own, root, file }: Settled,
  app: 'own' | 'probe',
  request: TestRequest,
): Promise<{ observations: Observation[]; upSeconds: number }> {
  const stack = app === 'own' ? own : probeOf(own);
  const checks = chosen(stack, request.only);
  if (!Object.values(checks).some((check) => check.app === app)) return { observations: [], upSeconds: 0 };
  const docker = await connect();
  const { plan, files } = filesOf(stack);
  const name = `${stack.name}-${app === 'own' ? 'test' : 'probe'}-${process.pid}`;
  const appFolder = app === 'own' ? null : probeFolder(stack.interface);
  const appPath = stack.description.app.path;
  const options = {
    name,
    scope,
    root,
    appFolder,
    appPath,
    port: 0,
    tlsPort: 0,
    throwAway: !(request.keep && app === 'own'),
  };
  const { onProgress, signal } = request;
  const deployment: Deployment = await up({ docker, plan, files, options, onProgress, signal });
  try {
    const lab = openLab(stack, deployment);
    const onObservation = (observation: Observation) => request.onObservation?.(file, observation);
    const observations = await observe({ checks, lab, app, limits: limitsOf(stack), onObservation, signal });
    return { observations, upSeconds: deployment.seconds };
  } finally {
    if (options.throwAway) await down({ docker, name, scope, volumes: true });
  }
}

function chosen(stack: Stack, only: string | undefined): Record<string, Check> {
  const all = { ...userChecks(stack.description.checks), ...catalog.checks };
  return only === undefined ? all : Object.fromEntries(Object.entries(all).filter(([id]) => id === only));
}

/** The folder of the probe app for an interface. */
function probeFolder(name: string): string {
  return join(packageRoot(), 'templates/probe', name);
}
