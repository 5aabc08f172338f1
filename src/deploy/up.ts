import type { Deployment } from '../model/deployment.ts';
import { ProblemError } from '../model/problem.ts';
import { awaitReady } from './await-ready.ts';
import { changes } from './changes.ts';
import { commit } from './commit.ts';
import { deployment } from './deployment.ts';
import { engineProblem, isNameTaken, isPortTaken } from './engine-problem.ts';
import { imageContexts, images } from './images.ts';
import { LABEL } from './labels.ts';
import { leftBehind } from './left-behind.ts';
import { findLeftovers } from './leftovers.ts';
import { allLabels, type Objects } from './objects.ts';
import { refuseTakenPorts } from './refuse-taken-ports.ts';
import { rollBack } from './roll-back.ts';
import { type Run, startRun, type UpRequest } from './run.ts';
import { choosesPort, settlePorts } from './settle-ports.ts';
import { survey } from './survey.ts';
import { sweep } from './sweep.ts';
import { switchOver } from './switch-over.ts';
import { whenBack } from './when-back.ts';

/** Tries where another program was quicker at a port that is ours to choose, or a dead run's last call came late. */
const TRIES = 5;

/**
 * Brings a plan up and returns when it answers. Replaces only what changed of a stack of that name; when anything fails,
 * or the signal fires, removes all it created and puts the former stack back.
 */
export async function up(request: UpRequest): Promise<Deployment> {
  const begin = performance.now();
  for (let tries = TRIES; ; tries--) {
    const run = startRun(request);
    try {
      return await attempt(run, begin);
    } catch (error) {
      const problem = await undo(run, error);
      request.signal?.throwIfAborted();
      if (tries === 1 || !(await isPassing(request, error))) throw problem;
    }
  }
}

/** Whether the next try may go better. */
async function isPassing(request: UpRequest, error: unknown): Promise<boolean> {
  if (isPortTaken(error)) return choosesPort(request);
  if (!isNameTaken(error)) return false;
  // What the engine was asked for by a run that was killed may come only now: the next try sweeps it.
  const { objects } = await findLeftovers(request.docker, request.options.scope);
  return allLabels(objects).some((labels) => labels[LABEL.name] === request.options.name);
}

async function attempt(asked: Run, begin: number): Promise<Deployment> {
  const contexts = imageContexts(asked);
  // What stands in the way is told first.
  contexts.catch(() => {});
  const before = await swept(asked);
  await refuseTakenPorts(asked, before);
  const run = { ...asked, options: await settlePorts(asked, before) };
  const steps = await changes(run, before, await images(run, await contexts));
  const stack = await switchOver(run, steps, before);
  await awaitReady(run, stack.ids);
  const seconds = (performance.now() - begin) / 1000;
  const result = { ...(await deployment(run, steps, stack.ids)), seconds };
  await commit(run, steps, stack);
  return result;
}

/** What stands there once the sweep is over; looked at beside it, which holds when there was nothing to sweep. */
async function swept(run: Run): Promise<Objects> {
  const early = survey(run);
  early.catch(() => {});
  const { objects, undone, unmarked } = await sweep({ docker: run.docker, scope: run.options.scope });
  const found = allLabels(objects).length + undone.length + unmarked.length;
  return found === 0 ? early : survey(run);
}

/** Rolls a failed run back; gives its error as a problem, and what could not be rolled back beside it. */
async function undo(run: Run, error: unknown): Promise<unknown> {
  const problem = await engineProblem(run.docker, error);
  try {
    await whenBack(run.docker, () => rollBack(run));
    return problem;
  } catch (cause) {
    const left = await leftBehind(run, cause);
    return problem instanceof ProblemError
      ? new ProblemError([...problem.problems, ...left.problems], { cause: problem })
      : problem;
  }
}
