import { plainText } from '../lib/plain-text.ts';
import { ProblemError, stackProblem } from '../model/problem.ts';
import { lastWords } from './container-logs.ts';
import { doorOf } from './door-of.ts';
import { knock, type Unready } from './front-door.ts';
import { logOf } from './log-of.ts';
import { type Run, step } from './run.ts';
import type { Stack } from './switch-over.ts';
import { watchExits } from './watch-exits.ts';

const LOG_LINES = 15;

/** Waits until the front door answers as expected; throws when a container ends or the time is up, with the last log lines. */
export async function awaitReady(run: Run, ids: Stack['ids']): Promise<void> {
  await step(run, 'ready', async () => {
    const over = new AbortController();
    const signal = AbortSignal.any([run.signal, over.signal]);
    const timer = setTimeout(() => over.abort(), run.readyMs);
    const seen = await Promise.race([knock(doorOf(run), signal), watchExits(run, ids, signal)]).finally(() => {
      clearTimeout(timer);
      over.abort();
    });
    run.signal.throwIfAborted();
    if (seen instanceof ProblemError) throw seen;
    if (seen !== null) throw await notReady(run, ids, seen);
  });
}

const health = 'app.health names the path and the status that mean that the application works.';

async function notReady(
  { docker, plan, options, readyMs }: Run,
  ids: Stack['ids'],
  { seen, lasting }: Unready,
): Promise<ProblemError> {
  const logs = await Promise.all(
    Object.entries(ids).map(async ([service, id]) =>
      (await lastWords(docker, id, { count: LOG_LINES, ...logOf(plan, service) })).map((line) => `${service}  ${line}`),
    ),
  );
  const { path, status } = plan.entry.health;
  const [summary, note] = lasting
    ? [`${options.name} does not answer ${path} with ${status}: ${seen}, again and again.`, health]
    : [
        `${options.name} does not answer ${path} with ${status} within ${readyMs / 1000} s.`,
        `At the end: ${plainText(seen)}.`,
      ];
  return stackProblem(summary, [note], logs.flat());
}
