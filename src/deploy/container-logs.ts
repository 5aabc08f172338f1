import type Docker from 'dockerode';
import { LogLines } from './log-lines.ts';
import { statusOf } from './settle.ts';
import { tellingLines } from './telling-lines.ts';

/** A server that is asked again and again until it answers says a lot. */
const ENOUGH_LINES = 5000;

/** The log lines of a container so far, both streams, in order; the last `tail` ones where that is given. */
export async function containerLogs(docker: Docker, id: string, tail?: number): Promise<string[]> {
  const log = await docker.getContainer(id).logs({ stdout: true, stderr: true, ...(tail ? { tail } : {}) });
  const lines = new LogLines();
  const all = [...lines.push(log), ...lines.end()];
  return tail ? all.slice(-tail) : all;
}

/** About `count` lines of a container's log that tell why it fails; none of one that is being removed. */
export async function lastWords(docker: Docker, id: string, count: number): Promise<string[]> {
  const lines = await containerLogs(docker, id, ENOUGH_LINES).catch((error) => {
    if ([404, 409].includes(statusOf(error))) return [];
    throw error;
  });
  return tellingLines(lines, count);
}
