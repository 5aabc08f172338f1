import { type ProblemError, stackProblem } from '../model/problem.ts';
import { lastWords } from './container-logs.ts';
import type { Run } from './run.ts';
import type { Stack } from './switch-over.ts';

const LOG_LINES = 30;

/** Waits for a container to end, which none should; gives what it said last. Never settles when none does. */
export async function watchExits({ docker }: Run, ids: Stack['ids'], signal: AbortSignal): Promise<ProblemError> {
  const [service, id] = await Promise.any(
    Object.entries(ids).map(async ([service, id]) => {
      await docker.getContainer(id).wait({ abortSignal: signal });
      return [service, id] as const;
    }),
  ).catch(() => new Promise<never>(() => {}));
  const { State } = await docker.getContainer(id).inspect();
  const log = await lastWords(docker, id, LOG_LINES);
  const notes = State.OOMKilled ? ['It was killed for using more memory than its limit.'] : [];
  return stackProblem(`${service} ended with exit code ${State.ExitCode} instead of serving.`, notes, log);
}
