import type { Deployment } from '../model/deployment.ts';
import { ProblemError } from '../model/problem.ts';
import { awaitReady } from './await-ready.ts';
import { changes } from './changes.ts';
import { commit } from './commit.ts';
import { deployment } from './deployment.ts';
import { engineProblem, isPortTaken } from './engine-problem.ts';
import { images } from './images.ts';
import { leftBehind } from './left-behind.ts';
import { refuseTakenPorts } from './refuse-taken-ports.ts';
import { rollBack } from './roll-back.ts';
import { type Run, startRun, type UpRequest } from './run.ts';
import { choosesPort, settlePorts } from './settle-ports.ts';
import { survey } from './survey.ts';
import { sweep } from './sweep.ts';
import { switchOver } from './switch-over.ts';
import { whenBack } from './when-back.ts';

/** Tries with other ports, where the port is ours to choose and another program was quicker. */
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
      if (tries === 1 || !choosesPort(request) || !isPortTaken(error)) throw problem;
    }
  }
}

async function attempt(asked: Run, begin: number): Promise<Deployment> {
  await sweep({ docker: asked.docker, scope: asked.options.scope });
  const before = await survey(asked);
  await refuseTakenPorts(asked, before);
  const run = { ...asked, options: await settlePorts(asked, before) };
  const steps = await changes(run, before, await images(run));
  const stack = await switchOver(run, steps, before);
  await awaitReady(run, stack.ids);
  const seconds = (performance.now() - begin) / 1000;
  const result = { ...(await deployment(run, steps, stack.ids)), seconds };
  await commit(run, steps, stack);
  return result;
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
