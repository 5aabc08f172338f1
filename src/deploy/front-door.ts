import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FrontDoor } from '../model/plan.ts';

/** Where to knock and what to hear. */
export interface Door {
  readonly entry: FrontDoor;
  /** Address and port as this machine reaches them. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

const FASTEST_MS = 10;
const SLOWEST_MS = 250;
const ANSWER_MS = 2000;

/** Statuses of a server whose application is still starting, or that asks to be asked again. */
const PASSING = [408, 425, 429, 502, 503, 504];

/** Why a front door is not ready. */
export interface Unready {
  /** What was seen last. */
  readonly seen: string;
  /** It kept giving the same wrong answer, so that waiting longer is no use. */
  readonly lasting: boolean;
}

/**
 * Asks for the health path until it answers as expected; null then, else what was seen last. It gives up early on an
 * application that keeps answering something else. Every 10 ms at first, then
 * within 2 % of the time gone by: a server that does not get ready logs each of these requests.
 */
export async function knock(door: Door, signal: AbortSignal): Promise<Unready | null> {
  const begin = performance.now();
  let seen = 'nothing listens';
  let last: { readonly answer: number | string; readonly since: number } = { answer: seen, since: begin };
  while (!signal.aborted) {
    const answer = await ask(door, signal);
    if (answer === door.entry.health.status) return null;
    if (!signal.aborted) seen = typeof answer === 'number' ? `it answers ${answer}` : answer;
    const now = performance.now();
    if (last.answer !== answer) last = { answer, since: now };
    if (now - last.since >= lastingMs(answer)) return { seen, lasting: true };
    const delayMs = Math.max(FASTEST_MS, Math.min(SLOWEST_MS, (performance.now() - begin) / 50));
    await pause(delayMs, null, { signal }).catch(() => {});
  }
  return { seen, lasting: false };
}

/** How long a wrong answer must last to be final: an error of the application's own may pass, say with its database. */
function lastingMs(answer: number | string): number {
  if (typeof answer === 'string' || PASSING.includes(answer)) return Number.POSITIVE_INFINITY;
  return answer >= 500 ? 30_000 : 10_000;
}

/** The status of one request on a connection of its own, or why there was none. */
function ask({ entry, host, port, tls }: Door, signal: AbortSignal): Promise<number | string> {
  const headers = entry.host === null ? {} : { host: entry.host };
  const options = { host, port, path: entry.health.path, headers, agent: false, signal, timeout: ANSWER_MS };
  return new Promise((resolve) => {
    const hear = (response: http.IncomingMessage) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    };
    // The certificate is the user's affair, and often not one for this address.
    const secure = {
      ...options,
      rejectUnauthorized: false,
      ...(entry.host === null || isIP(entry.host) ? {} : { servername: entry.host }),
    };
    const request = tls ? https.get(secure, hear) : http.get(options, hear);
    request.on('timeout', () => request.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`)));
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'nothing listens' : error.message),
    );
  });
}
