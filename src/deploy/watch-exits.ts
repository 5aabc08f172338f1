import type Docker from 'dockerode';
import { machineProblem, type ProblemError, stackProblem } from '../model/problem.ts';
import { awaitExit } from './await-exit.ts';
import { lastWords } from './container-logs.ts';
import type { Run } from './run.ts';
import { statusOf } from './settle.ts';
import type { Stack } from './switch-over.ts';

const LOG_LINES = 30;

/**
 * Waits for a container to end, which none should; gives what it said last. Never settles when none does; rejects when the engine
 * cannot tell.
 */
export async function watchExits({ docker }: Run, ids: Stack['ids'], signal: AbortSignal): Promise<ProblemError> {
  const ends = Object.entries(ids).map(([service, id]) => endOf(docker, { service, id }, signal));
  return Promise.race(ends).catch((error) => {
    if (signal.aborted) return new Promise<never>(() => {});
    throw error;
  });
}

async function endOf(docker: Docker, { service, id }: { service: string; id: string }, signal: AbortSignal) {
  const state = await awaitExit(docker, id, signal).catch((error) => {
    if (statusOf(error) === 404) return null;
    throw error;
  });
  if (state === null || state.Dead || (state.Status as string) === 'removing') return removed(service);
  const log = await lastWords(docker, id, LOG_LINES);
  const notes = state.OOMKilled ? ['It was killed for using more memory than its limit.'] : [];
  return stackProblem(`${service} ended with exit code ${state.ExitCode} instead of serving.`, notes, log);
}

function removed(service: string): ProblemError {
  return machineProblem(`The container of ${service} was removed by something else before it was ready.`, [
    'Another command for the same stack, perhaps: docker compose down, or stackwright down.',
  ]);
}
