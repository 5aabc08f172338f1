import type { IncomingMessage } from 'node:http';
import type Docker from 'dockerode';
import { LogLines } from './log-lines.ts';
import { statusOf } from './settle.ts';
import { tellingLines } from './telling-lines.ts';

/** A server that is asked again and again until it answers says a lot. */
const ENOUGH_LINES = 5000;
/** And some lines are long: of more than this, in characters, the end is kept. */
const ENOUGH_TEXT = 4 * 2 ** 20;

/** The log lines of a container so far, both streams, in order; the last `tail` ones where that is given. */
export async function containerLogs(docker: Docker, id: string, tail?: number): Promise<string[]> {
  const lines = new LogLines();
  const kept: string[] = [];
  for await (const chunk of await logStream(docker, id, tail)) kept.push(...lines.push(chunk as Buffer));
  kept.push(...lines.end());
  return tail ? kept.slice(-tail) : kept;
}

/** About how many lines, and which of them tell nothing: the source of a regular expression. */
interface Wanted {
  readonly count: number;
  readonly chatter?: string | null;
}

/** Lines of a container's log that tell why it fails; none of one that is being removed. */
export async function lastWords(docker: Docker, id: string, { count, chatter }: Wanted): Promise<string[]> {
  const lines = await theEnd(docker, id).catch((error) => {
    if ([404, 409].includes(statusOf(error))) return [];
    throw error;
  });
  const idle = chatter ? new RegExp(chatter) : null;
  return tellingLines(idle ? lines.filter((line) => !idle.test(line)) : lines, count);
}

/** The end of a log, however much there is of it. */
async function theEnd(docker: Docker, id: string): Promise<string[]> {
  const lines = new LogLines();
  const kept: string[] = [];
  let size = 0;
  const keep = (line: string) => {
    kept.push(line);
    size += line.length;
    while (kept.length > ENOUGH_LINES || size > ENOUGH_TEXT) size -= kept.shift()?.length ?? 0;
  };
  for await (const chunk of await logStream(docker, id, ENOUGH_LINES)) lines.push(chunk as Buffer).forEach(keep);
  lines.end().forEach(keep);
  return kept;
}

/** dockerode gives a log that is not followed in one piece, which may be of any size. */
function logStream(docker: Docker, id: string, tail?: number): Promise<IncomingMessage> {
  const options = {
    path: `/containers/${id}/logs?`,
    method: 'GET',
    isStream: true,
    statusCodes: { 200: true, 404: 'no such container', 409: 'conflict', 500: 'server error' },
    options: { stdout: true, stderr: true, ...(tail ? { tail } : {}) },
  } as const;
  return new Promise((resolve, reject) => {
    docker.modem.dial(options, (error, stream) => (error ? reject(error) : resolve(stream as IncomingMessage)));
  });
}
