import type Docker from 'dockerode';
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
  const abortSignal = AbortSignal.timeout(grace * 1000 + deadlineOf(docker));
  await settle(container.stop({ abortSignal } as Docker.ContainerStopOptions));
}
