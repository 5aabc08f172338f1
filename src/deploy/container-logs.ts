import type Docker from 'dockerode';
import { machineProblem } from '../model/problem.ts';
import { LogLines } from './log-lines.ts';
import { statusOf } from './settle.ts';
import { tellingLines } from './telling-lines.ts';

/** A server that is asked again and again until it answers says a lot. */
const ENOUGH_LINES = 5000;
const WHOLE_LOG_MS = 60_000;

/** The log lines of a container so far, both streams, in order; the last `tail` ones where that is given. */
export async function containerLogs(docker: Docker, id: string, tail?: number): Promise<string[]> {
  const abortSignal = AbortSignal.timeout(WHOLE_LOG_MS);
  const parser = new LogLines();
  const lines: string[] = [];
  try {
    for await (const chunk of await logStream(docker, id, { tail, abortSignal })) {
      for (const line of parser.push(chunk as Buffer)) lines.push(line);
    }
  } catch (error) {
    if (!abortSignal.aborted) throw error;
    throw machineProblem(`The Docker engine did not give a log whole within ${WHOLE_LOG_MS / 1000} s.`, [], error);
  }
  lines.push(...parser.end());
  return tail ? lines.slice(-tail) : lines;
}

/** The log as it comes: dockerode holds it whole, several times over, unless it is followed. */
function logStream(
  docker: Docker,
  id: string,
  { tail, abortSignal }: { readonly tail?: number; readonly abortSignal: AbortSignal },
): Promise<NodeJS.ReadableStream> {
  const call = { path: `/containers/${id}/logs?`, method: 'GET', isStream: true, abortSignal };
  const options = { stdout: true, stderr: true, ...(tail ? { tail } : {}) };
  const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' };
  return new Promise((resolve, reject) => {
    docker.modem.dial({ ...call, options, statusCodes }, (error, stream) =>
      error ? reject(error) : resolve(stream as NodeJS.ReadableStream),
    );
  });
}

/** About `count` lines of a container's log that tell why it fails; none of one that is being removed. */
export async function lastWords(docker: Docker, id: string, count: number): Promise<string[]> {
  const lines = await containerLogs(docker, id, ENOUGH_LINES).catch((error) => {
    if ([404, 409].includes(statusOf(error))) return [];
    throw error;
  });
  return tellingLines(lines, count);
}
