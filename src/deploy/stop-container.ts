import type Docker from 'dockerode';
import { machineProblem } from '../model/problem.ts';
import { settle, statusOf } from './settle.ts';
import { deadlineOf } from './with-deadlines.ts';

const DEFAULT_GRACE_SECONDS = 10;

/** Stops a container within its own grace, at whose end the engine kills it; one that is gone or has ended is stopped. */
export async function stopContainer(docker: Docker, id: string): Promise<void> {
  const container = docker.getContainer(id);
  const grace = await container.inspect().then(
    ({ Config }) => (Config as { StopTimeout?: number }).StopTimeout ?? DEFAULT_GRACE_SECONDS,
    (error) => {
      if (statusOf(error) === 404) return null;
      throw error;
    },
  );
  if (grace === null) return;
  const limitMs = grace * 1000 + deadlineOf(docker);
  const abortSignal = AbortSignal.timeout(limitMs);
  await settle(container.stop({ abortSignal } as Docker.ContainerStopOptions)).catch((error) => {
    if (!abortSignal.aborted) throw error;
    throw machineProblem(
      `The Docker engine did not stop the container ${id.slice(0, 12)} within ${limitMs / 1000} s.`,
      [`Its own grace is ${grace} s.`],
      error,
    );
  });
}
