import { setTimeout as pause } from 'node:timers/promises';
import { type CliEnd, startCli, upByCli } from './cli-process.ts';
import type { Drilled } from './drilled.ts';
import { type FaultyEngine, faultyEngine, type Strike } from './faulty-engine.ts';
import type { Lane } from './lane.ts';
import { visit } from './visit.ts';

/** One fault at one call of one command. */
export interface Point {
  readonly drilled: Drilled;
  readonly strike: Strike;
  readonly at: number;
  readonly round: number;
}

/** What came of it; no faults: nothing is left, nothing harmed, and the command said what it must. */
export interface Outcome extends Point {
  /** The call that was struck; null when the command ended before that one. */
  readonly call: string | null;
  readonly next: string;
  readonly code: number | string | null;
  readonly seconds: number;
  /** How long the lease of a killed run took to clean up, in seconds; null where the next command had to. */
  readonly lease: number | null;
  readonly leaked: readonly string[];
  readonly harmed: readonly string[];
  readonly hung: readonly string[];
  /** Wrong exit codes and texts. */
  readonly wrong: readonly string[];
}

/** Deadline of the engine's answers in the drill, in seconds; by default it is a minute. */
const ENGINE_SECONDS = '2';
/** What an engine was asked for last may still come. */
const SETTLE_MS = 400;
/** When a lease has looked for the last time, and had time for what it found, on a machine that is busy with this drill. */
const LEASE_MS = 30_000;

const FINE = { leaked: [], harmed: [], hung: [], wrong: [] } as const;

/** Tries one point in a lane; afterwards the lane is fit for another. */
export async function tryPoint(lane: Lane, point: Point): Promise<Outcome> {
  return attempt(lane, point).catch((error) => {
    const found = { call: 'the drill itself', next: '', code: null, seconds: 0, lease: null };
    return { ...point, ...FINE, ...found, harmed: [`${error.message} ${error.cause ?? ''}`] };
  });
}

async function attempt(lane: Lane, point: Point): Promise<Outcome> {
  const { drilled, strike, at, round } = point;
  const visits = await drilled.prepare(lane, round);
  // Every other killed run is left to its lease; the others die with it, so that the next command has to do.
  const alone = strike.startsWith('kill') && drilled.leased && round % 2 === 0;
  let kill = async () => {};
  const engine = await faultyEngine({ at, strike, kill: () => kill() });
  const env = { ...engine.env, STACKWRIGHT_SCOPE: lane.scope, STACKWRIGHT_ENGINE_TIMEOUT: ENGINE_SECONDS };
  const cli = startCli(drilled.args(lane), env);
  kill = () => cli.kill(!alone);
  try {
    const end = await cli.end;
    const byLease = alone && engine.struck() !== null ? await cleanedByLease(lane, cli.pid) : NO_LEASE;
    return { ...point, ...(await aftermath(lane, point, { end, engine, visits, byLease })) };
  } finally {
    engine.close();
  }
}

interface Seen {
  readonly end: CliEnd;
  readonly engine: FaultyEngine;
  readonly visits: number | null;
  readonly byLease: ByLease;
}

async function aftermath(lane: Lane, { drilled, round }: Point, { end, engine, visits, byLease }: Seen) {
  await pause(SETTLE_MS);
  const choices = drilled.next(lane);
  const words = choices[Math.floor(round / 2) % choices.length] ?? [];
  const next = await startCli(words, { STACKWRIGHT_SCOPE: lane.scope }).end;
  const look = await lane.look([end.pid, next.pid]);
  const harmed = [...(await lane.bystander())];
  const mustStand =
    drilled.keepsStack || words[0] === 'up' || (end.code === 0 && drilled.id === 'up' && words[0] !== 'down');
  if (mustStand && !look.committed) harmed.push('the stack is not committed');
  const mayBeDown = words[0] === 'down' || (drilled.stops && words[0] !== 'up');
  if (look.committed && !mayBeDown) harmed.push(...(await unanswered(lane, drilled, { url: look.url, visits })));
  else if (drilled.keepsData && visits !== null) harmed.push(...(await lostData(lane, visits)));
  return {
    call: engine.struck(),
    next: words.filter((word) => word !== lane.file && word !== lane.name).join(' '),
    code: end.code ?? end.signal,
    seconds: end.seconds,
    lease: byLease.seconds,
    leaked: [...look.uncommitted, ...byLease.left],
    harmed,
    hung: [...(end.hung ? ['the command'] : []), ...(next.hung ? ['the next one'] : [])],
    wrong: [...wrongEnd(end), ...(next.code === 0 ? [] : [`next: ${next.code} ${next.stderr}`])],
  };
}

interface ByLease {
  readonly seconds: number | null;
  /** What is still there when it has had its time. */
  readonly left: readonly string[];
}

const NO_LEASE: ByLease = { seconds: null, left: [] };

async function cleanedByLease(lane: Lane, pid: number): Promise<ByLease> {
  const begin = performance.now();
  for (;;) {
    const { uncommitted } = await lane.look([pid]);
    const passedMs = performance.now() - begin;
    if (uncommitted.length === 0) return { seconds: passedMs / 1000, left: [] };
    if (passedMs > LEASE_MS) return { seconds: null, left: uncommitted.map((name) => `${name} (by lease)`) };
    await pause(100);
  }
}

async function unanswered(
  lane: Lane,
  { keepsData }: Drilled,
  { url, visits }: { url: string | null; visits: number | null },
): Promise<string[]> {
  if (url === null) return [`${lane.name} publishes nothing`];
  // What was put back has been started a moment ago.
  for (let tries = 20; ; tries--) {
    try {
      const count = await visit(url);
      return visits === null || !keepsData || count === visits + 1 ? [] : [`visit ${count} after ${visits}`];
    } catch (error) {
      if (tries === 0) return [String(error)];
      await pause(250);
    }
  }
}

/** The data of a stack that is down shows when it comes up again. */
async function lostData(lane: Lane, visits: number): Promise<string[]> {
  const count = await visit(await upByCli(lane));
  return count === visits + 1 ? [] : [`visit ${count} after ${visits}`];
}

/** What is not right about how a command ended: a trace, an exit code that says something else, no word of the engine. */
function wrongEnd({ code, signal, stdout, stderr }: CliEnd): string[] {
  if (signal === 'SIGKILL' || code === 0) return [];
  const text = `${stdout}${stderr}`;
  if (/This is a bug|\n\s+at .*:\d+:\d+/.test(text)) return [`a trace: ${text}`];
  if (code !== 3) return [`exit code ${code}: ${text}`];
  return /Docker engine/.test(text) ? [] : [`no word of the engine: ${text}`];
}
