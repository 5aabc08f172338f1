import { stackProblem } from '../model/problem.ts';
import { awaitExit } from './await-exit.ts';
import type { Change } from './changes.ts';
import { lastWords } from './container-logs.ts';
import { createContainer } from './create-container.ts';
import { type Run, step } from './run.ts';

const LOG_LINES = 30;

/** Runs a container to its end and removes it; throws its last lines when it fails. */
export async function runOnce(run: Run, change: Change): Promise<void> {
  const { service } = change.container;
  await step(run, service, async () => {
    const container = await createContainer(run, change);
    await container.start();
    const { ExitCode } = await awaitExit(run.docker, container.id, run.signal);
    if (ExitCode !== 0) {
      const log = await lastWords(run.docker, container.id, { count: LOG_LINES });
      throw stackProblem(
        `${service} ended with exit code ${ExitCode}.`,
        ['It must end with 0 before the other services start.'],
        log,
      );
    }
    await container.remove({ v: true });
  });
}
