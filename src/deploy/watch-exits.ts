import { machineProblem, type ProblemError, stackProblem } from '../model/problem.ts';
import { awaitExit } from './await-exit.ts';
import { lastWords } from './container-logs.ts';
import { logOf } from './log-of.ts';
import type { Run } from './run.ts';
import { statusOf } from './settle.ts';
import type { Stack } from './switch-over.ts';

const LOG_LINES = 30;

/**
 * Waits for a container to end, which none should; gives what it said last. Never settles when none does; rejects when the engine
 * cannot tell.
 */
export async function watchExits(run: Run, ids: Stack['ids'], signal: AbortSignal): Promise<ProblemError> {
  const ends = Object.entries(ids).map(([service, id]) => endOf(run, { service, id }, signal));
  return Promise.race(ends).catch((error) => {
    if (signal.aborted) return new Promise<never>(() => {});
    throw error;
  });
}

async function endOf({ docker, plan }: Run, { service, id }: { service: string; id: string }, signal: AbortSignal) {
  const state = await awaitExit(docker, id, signal).catch((error) => {
    if (statusOf(error) === 404) return null;
    throw error;
  });
  if (state === null || state.Dead || (state.Status as string) === 'removing') return removed(service);
  const { chatter, ended } = logOf(plan, service);
  const log = await lastWords(docker, id, { count: LOG_LINES, chatter });
  const notes = state.OOMKilled ? ['It was killed for using more memory than its limit.'] : [];
  const { program, how } = (ended && endInside(log, new RegExp(ended))) || {};
  const end = program ? `${program} in ${service} ended (${how})` : `${service} ended with exit code ${state.ExitCode}`;
  return stackProblem(`${end} instead of serving.`, notes, log);
}

/** What its supervisor says of the program that ended; the container's own code only says that it was given up. */
function endInside(log: readonly string[], ended: RegExp): Record<string, string> | undefined {
  return log.findLast((line) => ended.test(line))?.match(ended)?.groups;
}

function removed(service: string): ProblemError {
  return machineProblem(`The container of ${service} was removed by something else before it was ready.`, [
    'Another command for the same stack, perhaps: docker compose down, or stackwright down.',
  ]);
}
