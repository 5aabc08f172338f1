import { catalog } from '../catalog/index.ts';
import { mapPooled } from '../lib/map-pooled.ts';
import type { Result, StackReport } from '../model/report.ts';
import { describe } from '../plan/describe.ts';
import { settle } from '../plan/settle.ts';
import { judge } from '../report/judge.ts';
import { resolve } from '../resolve/resolve.ts';
import { type Pairing, pairingId, startable } from './pairings.ts';
import { probeFolder, probeOf } from './probe-of.ts';
import { trial } from './trial.ts';

/** What running one pairing showed: `limited` is green but for declared limits, seen exactly as declared. */
export interface MatrixRow extends Omit<Pairing, 'description'> {
  readonly id: string;
  readonly topology: string;
  readonly verdict: 'green' | 'limited' | 'failed';
  /** Checks passed, and what each other one saw. */
  readonly passed: number;
  readonly failed: readonly string[];
  readonly limits: readonly string[];
  /** From the first engine call to the first expected answer, images built. */
  readonly upSeconds: number | null;
  /** The day, of a row that was run after the whole matrix. */
  readonly since?: string;
}

export interface MatrixRequest {
  /** Stacks in flight. */
  readonly atOnce: number;
  /** Facets to keep: `{web: ['nginx']}`. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  readonly onRow?: (row: MatrixRow, done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

/** Starts every valid pairing of the catalog that can be started here around the probe app, checks it and takes it down. */
export async function matrix({ atOnce, only = {}, onRow, signal }: MatrixRequest): Promise<readonly MatrixRow[]> {
  const chosen = startable(catalog).filter((pairing) =>
    Object.entries(only).every(([facet, values]) => values.includes(String(pairing[facet as keyof Pairing]))),
  );
  let done = 0;
  return mapPooled(chosen, atOnce, async (pairing) => {
    const row = await rowOf(pairing, signal);
    done += 1;
    onRow?.(row, done, chosen.length);
    return row;
  });
}

async function rowOf(pairing: Pairing, signal: AbortSignal | undefined): Promise<MatrixRow> {
  const { description: _, ...names } = pairing;
  const report = await reportOf(pairing, signal);
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
  return {
    id: pairingId(pairing),
    ...names,
    topology,
    verdict,
    passed,
    failed,
    limits,
    upSeconds,
  };
}

function isBad({ verdict }: Result): boolean {
  return verdict !== 'passed' && verdict !== 'inapplicable';
}

async function reportOf({ description }: Pairing, signal: AbortSignal | undefined): Promise<StackReport> {
  const { choices } = resolve(description, catalog, `deploy/${description.name}`);
  const stack = choices ? settle(choices).stack : null;
  if (stack === null) throw new TypeError(`${description.name} is no valid pairing`);
  const folder = probeFolder(stack.interface.id);
  const meta = { name: stack.name, file: '', topology: describe(stack).topology, seconds: 0 };
  try {
    const { observations, upSeconds } = await trial({
      stack: probeOf(stack),
      root: folder,
      appFolder: folder,
      name: `${stack.name}-${process.pid}`,
      apps: ['own', 'probe'],
      signal,
    });
    return judge(observations, { ...meta, problems: [], upSeconds });
  } catch (error) {
    const summary = error instanceof Error ? error.message : String(error);
    return judge([], { ...meta, problems: [{ kind: 'stack', summary, notes: [], log: [] }], upSeconds: null });
  }
}
