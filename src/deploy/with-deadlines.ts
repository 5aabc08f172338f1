import type { IncomingMessage } from 'node:http';
import { addAbortSignal } from 'node:stream';
import type Docker from 'dockerode';
import { plainText } from '../lib/plain-text.ts';
import { machineProblem, type ProblemError } from '../model/problem.ts';
import { EngineRefusal } from './engine-refusal.ts';
import { statusOf } from './settle.ts';

type Dial = Docker['modem']['dial'];
type Options = Parameters<Dial>[0];

/** Calls that may be silent until they have done their work; they come with a deadline of their own. */
const slow = /^\/(build|images\/create|containers\/[^/]+\/stop)\b/;

const deadlines = new WeakMap<Docker, number>();

/** How long this engine may take to answer a call, in milliseconds. */
export function deadlineOf(docker: Docker): number {
  return deadlines.get(docker) ?? 60_000;
}

/**
 * Makes every call to the engine end, in an answer or in a problem that names the call: when the engine does not answer
 * in time, refuses, or goes away in the middle of its answer. The deadline is for the whole answer, for a stream for its
 * beginning and for each silence. A call with a signal of its own has a deadline for the beginning only.
 */
export function withDeadlines(docker: Docker, deadlineMs: number): Docker {
  const dial: Dial = docker.modem.dial.bind(docker.modem);
  docker.modem.dial = (options, callback) => {
    const call = callOf(options);
    const deadline = new AbortController();
    const isSlow = slow.test(options.path) && options.abortSignal !== undefined;
    const timer = isSlow ? undefined : setTimeout(() => deadline.abort(), deadlineMs);
    const abortSignal = AbortSignal.any([deadline.signal, ...(options.abortSignal ? [options.abortSignal] : [])]);
    const explain = (error: Error) => (deadline.signal.aborted ? late(call, deadlineMs) : problemOf(call, error));
    // As a stream, whatever it is: dockerode never calls back when an answer breaks off.
    dial({ ...options, abortSignal, isStream: true }, (error, answer) => {
      if (error || options.isStream || options.abortSignal) clearTimeout(timer);
      if (error) return callback?.(explain(error as Error), null);
      const stream: IncomingMessage = addAbortSignal(abortSignal, answer as IncomingMessage);
      if (options.isStream) {
        if (!options.abortSignal) stream.setTimeout(deadlineMs, () => stream.destroy(late(call, deadlineMs)));
        return callback?.(null, stream);
      }
      whole(stream)
        .then(
          (body) => callback?.(null, body as Buffer),
          (failure) => callback?.(explain(failure), null),
        )
        .finally(() => clearTimeout(timer));
    });
  };
  deadlines.set(docker, deadlineMs);
  return docker;
}

/** `GET /containers/3fa4e21b09cd/json` */
function callOf({ method, path }: Options): string {
  return `${method} ${path.replace(/\?.*/, '').replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/, '$1')}`;
}

/** A whole answer: JSON as what it says, anything else as bytes. */
async function whole(stream: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const isJson = stream.headers['content-type']?.startsWith('application/json') && stream.statusCode !== 204;
  if (!isJson) return body;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw Object.assign(new Error('its answer broke off'), { code: 'ECONNRESET' });
  }
}

function problemOf(call: string, error: Error & { code?: string; reason?: string }): Error {
  if (error.name === 'AbortError') return error;
  const message = plainText(error.message.replace(/^\(HTTP code \d+\) \S+( \S+)*? - /, '')).trim();
  if (statusOf(error)) return new EngineRefusal(call, statusOf(error), message);
  return machineProblem(
    `The connection to the Docker engine is lost at ${call}: ${message}.`,
    ['Is it running? docker version tells.'],
    error,
  );
}

function late(call: string, deadlineMs: number): ProblemError {
  return machineProblem(`The Docker engine did not answer ${call} within ${deadlineMs / 1000} s.`, [
    'It may be overloaded or stuck: its own log says more (journalctl -u docker).',
    'STACKWRIGHT_ENGINE_TIMEOUT=SECONDS gives it another time.',
  ]);
}
