import type Docker from 'dockerode';
import { LogLines } from './log-lines.ts';

/** The log lines of a container so far, both streams, in order; the last `tail` ones where that is given. */
export async function containerLogs(docker: Docker, id: string, tail?: number): Promise<string[]> {
  const log = await docker.getContainer(id).logs({ stdout: true, stderr: true, ...(tail ? { tail } : {}) });
  const lines = new LogLines();
  const all = [...lines.push(log), ...lines.end()];
  return tail ? all.slice(-tail) : all;
}
