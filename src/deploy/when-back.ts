import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { isLost } from './engine-problem.ts';

const WAIT_MS = 30_000;
const PING_MS = 2000;
const PAUSE_MS = 500;

/**
 * Does work that has to be done, such as removing what was made. When the connection to the engine breaks, it waits half a
 * minute for the engine to answer again (a restart takes seconds) and tries once more.
 */
export async function whenBack<T>(docker: Docker, work: () => Promise<T>, waitMs = WAIT_MS): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(isLost(error) || isLost((error as Error).cause)) || !(await answers(docker, waitMs))) throw error;
    return work();
  }
}

async function answers(docker: Docker, waitMs: number): Promise<boolean> {
  const end = performance.now() + waitMs;
  while (performance.now() < end) {
    if (await Promise.race([answersOnce(docker), pause(PING_MS, false)])) return true;
    await pause(PAUSE_MS);
  }
  return false;
}

const answersOnce = (docker: Docker) =>
  docker.ping().then(
    () => true,
    () => false,
  );
