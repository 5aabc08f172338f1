import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { catalog } from '../catalog/index.ts';
import { holdLease } from '../deploy/lease.ts';
import { TEST_SCOPE } from '../deploy/leftovers.ts';
import { mapPooled } from '../lib/map-pooled.ts';
import { sha256 } from '../lib/sha256.ts';
import type { MatrixRecord, MatrixRow } from '../model/matrix.ts';
import type { Result, StackReport } from '../model/report.ts';
import type { Stack } from '../model/stack.ts';
import { describe } from '../plan/describe.ts';
import { settle } from '../plan/settle.ts';
import { judge } from '../report/judge.ts';
import { resolve } from '../resolve/resolve.ts';
import { filesOf } from './files-of.ts';
import { chosenPairings, type Facets } from './matrix-facets.ts';
import { type Journal, openJournal } from './matrix-journal.ts';
import { matrixRecord, readRecord } from './matrix-record.ts';
import { type Pairing, pairingId } from './pairings.ts';
import { probeFolder, probeOf } from './probe-of.ts';
import { slotsOf, testSlot } from './test-slot.ts';
import { trial } from './trial.ts';

/** How far a run is. */
export interface MatrixProgress {
  readonly done: number;
  readonly all: number;
  /** Topologies a minute so far, in this session. */
  readonly perMinute: number;
  readonly secondsLeft: number;
}

export interface MatrixRequest extends Facets {
  /** The record to renew; a run of it that was interrupted goes on where it was. */
  readonly record?: string;
  readonly onStart?: (progress: MatrixProgress) => void;
  readonly onRow?: (row: MatrixRow, progress: MatrixProgress) => void;
  readonly signal?: AbortSignal;
}

/** What was run, and the record with it; null where the run was interrupted before its end. */
export interface MatrixRun {
  readonly rows: readonly MatrixRow[];
  readonly record: MatrixRecord | null;
}

/** Starts every valid pairing of some facets around the probe app, checks it and takes it down, several at a time. */
export async function matrix(request: MatrixRequest): Promise<MatrixRun> {
  const { only, missing, signal } = request;
  const before = await readRecord(request.record);
  const known = new Set(before?.rows.map(({ id }) => id));
  const chosen = chosenPairings({ only }, known).filter((pairing) => !missing || !known.has(pairingId(pairing)));
  const journal = await openJournal(request.record, JSON.stringify({ only, missing }));
  // Every stack in flight listens for the one interruption.
  if (signal) setMaxListeners(0, signal);
  const lease = holdLease(TEST_SCOPE);
  try {
    const ran = await runAll(chosen, journal, request);
    const rows = ran.map(({ row }) => row);
    if (signal?.aborted) return { rows, record: null };
    const whole = !missing && Object.keys(only).length === 0;
    const minutes = Math.max(0, ...ran.map((each) => each.minutes));
    const record = await matrixRecord({ before, whole, rows, minutes, atOnce: atOnce(), file: request.record });
    await journal.close();
    return { rows, record };
  } finally {
    lease.release();
  }
}

interface Ran {
  readonly row: MatrixRow;
  readonly minutes: number;
}

/** What the journal has of the same files, and all others run; those that were interrupted are left out. */
async function runAll(chosen: readonly Pairing[], journal: Journal, request: MatrixRequest): Promise<readonly Ran[]> {
  const jobs = chosen
    .map((pairing) => ({ pairing, stack: stackOf(pairing) }))
    .map((job) => ({ ...job, digest: digestOf(job.stack) }));
  const entryOf = ({ pairing, digest }: (typeof jobs)[number]) =>
    journal.entries.find((entry) => entry.row.id === pairingId(pairing) && entry.digest === digest);
  const spent = Math.max(0, ...jobs.flatMap((job) => entryOf(job)?.minutes ?? []));
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 60_000;
  const kept = jobs.filter(entryOf).length;
  let done = kept;
  const progress = () => progressOf({ done, kept, all: jobs.length, minutes: elapsed() });
  request.onStart?.(progress());
  const ran = await mapPooled(jobs, atOnce(), async (job): Promise<Ran | null> => {
    const entry = entryOf(job);
    if (entry || request.signal?.aborted) return entry ?? null;
    const row = await inSlot(request.signal, () => rowOf(job, request.signal));
    if (row === null) return null;
    const minutes = spent + elapsed();
    await journal.add({ row, digest: job.digest, minutes });
    done += 1;
    request.onRow?.(row, progress());
    return { row, minutes };
  });
  return ran.filter((each) => each !== null);
}

function progressOf({
  done,
  kept,
  all,
  minutes,
}: {
  done: number;
  kept: number;
  all: number;
  minutes: number;
}): MatrixProgress {
  const perMinute = minutes > 0 ? (done - kept) / minutes : 0;
  return {
    done,
    all,
    perMinute,
    secondsLeft: perMinute > 0 ? Math.round(((all - done) / perMinute) * 60) : Number.NaN,
  };
}

/** Stacks in flight: as many as tests may run at a time on this machine. */
function atOnce(): number {
  return slotsOf(process.env) || 3 * availableParallelism();
}

async function inSlot<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  const end = await testSlot({ signal });
  try {
    return await work();
  } finally {
    end();
  }
}

function stackOf({ description }: Pairing): Stack {
  const { choices } = resolve(description, catalog, `deploy/${description.name}`);
  const stack = choices ? settle(choices).stack : null;
  if (stack === null) throw new TypeError(`${description.name} is no valid pairing`);
  return probeOf(stack);
}

function digestOf(stack: Stack): string {
  return sha256(JSON.stringify(filesOf(stack).files));
}

/** Null: it was interrupted. */
async function rowOf(
  { pairing, stack }: { pairing: Pairing; stack: Stack },
  signal: AbortSignal | undefined,
): Promise<MatrixRow | null> {
  const { description: _, ...names } = pairing;
  const report = await reportOf(stack, signal);
  if (signal?.aborted) return null;
  const failed = [
    ...report.problems.map(({ summary }) => summary),
    ...report.results.filter(isBad).map(({ check, seen, note }) => `${check}: ${note ?? JSON.stringify(seen)}`),
  ];
  const limits = [
    ...new Set(report.results.flatMap(({ verdict, note }) => (verdict === 'passed' && note !== null ? [note] : []))),
  ];
  const passed = report.results.filter(({ verdict }) => verdict === 'passed').length;
  const verdict = failed.length > 0 || passed === 0 ? 'failed' : limits.length > 0 ? 'limited' : 'green';
  const { topology, upSeconds } = report;
  return { id: pairingId(pairing), ...names, topology, verdict, passed, failed, limits, upSeconds };
}

function isBad({ verdict }: Result): boolean {
  return verdict !== 'passed' && verdict !== 'inapplicable';
}

async function reportOf(stack: Stack, signal: AbortSignal | undefined): Promise<StackReport> {
  const folder = probeFolder(stack.interface.id);
  const meta = { name: stack.name, file: '', topology: describe(stack).topology, seconds: 0 };
  try {
    const name = `${stack.name}-${process.pid}`;
    const { observations, upSeconds } = await trial({
      stack,
      root: folder,
      appFolder: folder,
      name,
      apps: ['own', 'probe'],
      signal,
    });
    return judge(observations, { ...meta, problems: [], upSeconds });
  } catch (error) {
    const summary = error instanceof Error ? error.message : String(error);
    return judge([], { ...meta, problems: [{ kind: 'stack', summary, notes: [], log: [] }], upSeconds: null });
  }
}
