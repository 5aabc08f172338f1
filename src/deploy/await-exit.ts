import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';

const AGAIN_MS = 100;

/**
 * Waits until a container that was started runs no more; gives the state it is in then. The wait itself proves nothing: its connection
 * can be lost, or end as if the container had. What the engine says of the container decides.
 */
export async function awaitExit(
  docker: Docker,
  id: string,
  signal: AbortSignal,
): Promise<Docker.ContainerInspectInfo['State']> {
  const container = docker.getContainer(id);
  for (;;) {
    await container.wait({ abortSignal: signal }).catch(() => signal.throwIfAborted());
    const { State } = await container.inspect();
    if (!State.Running) return State;
    await pause(AGAIN_MS, null, { signal });
  }
}
