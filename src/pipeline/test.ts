import { basename } from 'node:path';
import { holdLease } from '../deploy/lease.ts';
import { TEST_SCOPE } from '../deploy/leftovers.ts';
import { closest } from '../lib/closest.ts';
import type { Check, Observation } from '../model/check.ts';
import type { Deployment, OnProgress } from '../model/deployment.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Report, StackReport } from '../model/report.ts';
import type { Stack } from '../model/stack.ts';
import { describe } from '../plan/describe.ts';
import { judge } from '../report/judge.ts';
import { summarise } from '../report/summarise.ts';
import { checksOf } from './checks-of.ts';
import { probeFolder, probeOf } from './probe-of.ts';
import { scopeOf } from './scope-of.ts';
import { type Settled, settleFile } from './settle-file.ts';
import { sweptEngine } from './swept-engine.ts';
import { testSlot } from './test-slot.ts';
import { type Trial, type TrialRequest, trial } from './trial.ts';

/** What to test and how to follow it. */
export interface TestRequest {
  readonly files: readonly string[];
  /** Leaves the user's stack up. */
  readonly keep?: boolean;
  /** Hears of each stack that is left up. */
  readonly onKept?: (deployment: Deployment) => void;
  /** Runs the checks of this id only. */
  readonly only?: string;
  readonly onProgress?: OnProgress;
  /** Hears of the report so far, after each check and each stack. */
  readonly onReport?: (report: Report) => void;
  readonly signal?: AbortSignal;
}

/** Text → Report: each stack is started apart from all others, first with its own app, then with our probe app. */
export async function test(request: TestRequest): Promise<Report> {
  const lease = holdLease(TEST_SCOPE);
  // Beside the first start: what killed runs of the caller's scope left. That there is no engine is told of each stack.
  const swept = sweptEngine(scopeOf(undefined)).catch(() => null);
  try {
    const reports: StackReport[] = [];
    for (const file of request.files) {
      const onStack = (report: StackReport) => request.onReport?.(summarise([...reports, report]));
      const report = await testFile(file, request, onStack);
      onStack(report);
      reports.push(report);
    }
    return summarise(reports);
  } finally {
    await swept;
    lease.release();
  }
}

async function testFile(
  file: string,
  request: TestRequest,
  onStack: (report: StackReport) => void,
): Promise<StackReport> {
  const started = performance.now();
  const settled = await settleFile(file).catch(problemsOf);
  if ('problems' in settled) return untested(file, settled.problems);
  const misnamed = misnamedCheck(settled.stack, request.only);
  if (misnamed.length > 0) return untested(file, misnamed);
  const observations: Observation[] = [];
  const problems: Problem[] = [];
  let upSeconds: number | null = null;
  const report = () => {
    const { name } = settled.stack;
    const seconds = (performance.now() - started) / 1000;
    const { topology } = describe(settled.stack);
    return judge(observations, { name, file, topology, problems, seconds, upSeconds });
  };
  const onObservation = (observation: Observation) => {
    observations.push(observation);
    onStack(report());
  };
  for (const app of ['own', 'probe'] as const) {
    if (request.signal?.aborted) break;
    const seen = await inSlot(request, () => trialOf(settled, app, { ...request, onObservation })).catch(problemsOf);
    if ('problems' in seen) problems.push(...seen.problems);
    if ('upSeconds' in seen) upSeconds ??= seen.upSeconds;
    // Docker or the machine: our app would meet it again.
    if (problems.some(({ kind }) => kind === 'machine')) break;
  }
  return report();
}

/** Each of a stack's two trials waits for its turn: one command with many stacks does not hold up the others. */
async function inSlot(request: TestRequest, work: () => Promise<Trial>): Promise<Trial> {
  const end = await testSlot(request);
  try {
    request.signal?.throwIfAborted();
    return await work();
  } finally {
    end();
  }
}

function trialOf(
  { stack: own, root }: Settled,
  app: Check['app'],
  request: TestRequest & Pick<TrialRequest, 'onObservation'>,
): Promise<Trial> {
  const { only, onKept, onProgress, onObservation, signal } = request;
  const stack = app === 'own' ? own : probeOf(own);
  return trial({
    stack,
    root,
    appFolder: app === 'own' ? null : probeFolder(own.interface.id),
    name: `${own.name}-${app === 'own' ? 'test' : 'probe'}-${process.pid}`,
    apps: [app],
    only,
    keep: request.keep === true && app === 'own',
    onKept,
    onProgress,
    onObservation,
    signal,
  });
}

function untested(file: string, problems: readonly Problem[]): StackReport {
  return judge([], { name: basename(file), file, topology: '', problems, seconds: 0, upSeconds: null });
}

function misnamedCheck(stack: Stack, only: string | undefined): Problem[] {
  const ids = Object.keys(checksOf(stack));
  if (only === undefined || ids.includes(only)) return [];
  const meant = closest(only, ids);
  const note = meant ? `Did you mean ${meant}?` : `There are: ${ids.join(', ')}.`;
  return [{ kind: 'description', summary: `${stack.name} has no check called ${only}`, places: [], notes: [note] }];
}

function problemsOf(error: unknown): { problems: readonly Problem[] } {
  if (error instanceof ProblemError) return { problems: error.problems };
  throw error;
}
