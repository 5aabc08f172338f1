import type { Findings } from './benchmark.ts';
import { spreadText } from './text.ts';

/** One `up`, from its report on. */
export interface Run {
  readonly stack: string;
  /** From the first 200 that the observer heard to the report; negative: the report came first. */
  readonly marginMs: number;
  /** Statuses of our requests after the report; 0: no answer. */
  readonly statuses: readonly number[];
  /** Whether a request of the observer was not served although it was sent after the report. */
  readonly refused: boolean;
}

/** True when a request that was sent after the report was not served. */
export const isEarly = ({ statuses, refused }: Run) => refused || statuses.some((status) => status !== 200);

/** The goal, and a row for each stack. */
export function readyFindings(runs: readonly Run[]): Findings {
  const early = runs.filter(isEarly).length;
  const names = [...new Set(runs.map(({ stack }) => stack))].sort();
  const rows = names.map((name) =>
    rowOf(
      name,
      runs.filter(({ stack }) => stack === name),
    ),
  );
  return {
    goals: [{ what: 'reported ready and then did not serve', found: early, most: 0, unit: `of ${runs.length}` }],
    tables: [
      { columns: ['', 'runs', 'too early', 'first 200 heard after the report', 'report after first 200'], rows },
    ],
    samples: Object.fromEntries(
      names.map((name) => [shortOf(name), samplesOf(runs.filter(({ stack }) => stack === name))]),
    ),
  };
}

const shortOf = (name: string) => name.replace(/^swbench-\d+-/, '');

function samplesOf(runs: readonly Run[]) {
  return { marginsMs: runs.map(({ marginMs }) => marginMs), early: runs.filter(isEarly) };
}

function rowOf(name: string, runs: readonly Run[]): string[] {
  const margins = runs.map(({ marginMs }) => marginMs);
  const count = (passes: (run: Run) => boolean) => String(runs.filter(passes).length);
  return [
    shortOf(name),
    String(runs.length),
    count(isEarly),
    count(({ marginMs }) => marginMs < 0),
    spreadText(margins, 'ms'),
  ];
}
