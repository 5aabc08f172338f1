import type { Findings, Goal } from './benchmark.ts';
import { ratioOf } from './statistics.ts';
import { intervalText, spreadText } from './text.ts';

/** What is brought up both ways. */
export interface Topology {
  readonly what: string;
  readonly stack: string;
  /** The goal; null: measured for comparison only. */
  readonly most: number | null;
}

export type Arm = 'stackwright' | 'compose';

/** Milliseconds from the start of the process. */
export interface Run {
  readonly firstMs: number;
  readonly returnMs: number;
}

export interface Pair {
  readonly stackwright: Run;
  readonly compose: Run;
}

/** A topology with its runs. */
export interface Found extends Topology {
  readonly pairs: readonly Pair[];
}

/** The goals and the table of all topologies. */
export function upFindings(found: readonly Found[], compose: string): Findings {
  return {
    goals: found.flatMap(goalsOf),
    tables: [
      {
        columns: ['', 'ratio', 'up: first 200', 'up: returns', 'Compose: first 200', 'Compose: returns', 'returns ÷'],
        rows: found.map(upRow),
      },
    ],
    versions: { 'Docker Compose': compose },
    samples: Object.fromEntries(found.map(({ what, pairs }) => [what, pairs])),
  };
}

function goalsOf({ what, most, pairs }: Found): Goal[] {
  if (most === null) return [];
  const found = ratioOf(pairs.map(({ stackwright, compose }) => [stackwright.firstMs, compose.returnMs])).estimate;
  return [{ what: `${what}: first 200 of \`up\` ÷ return of Compose`, found, most, unit: '' }];
}

/** A topology's row: ratios with their intervals, times with their spread. */
export function upRow({ what, pairs }: Found): string[] {
  const all = (arm: Arm, time: keyof Run) =>
    spreadText(
      pairs.map((pair) => pair[arm][time]),
      'ms',
    );
  const ratio = ratioOf(pairs.map(({ stackwright, compose }) => [stackwright.firstMs, compose.returnMs]));
  const returns = ratioOf(pairs.map(({ stackwright, compose }) => [stackwright.returnMs, compose.returnMs]));
  return [
    what,
    intervalText(ratio),
    all('stackwright', 'firstMs'),
    all('stackwright', 'returnMs'),
    all('compose', 'firstMs'),
    all('compose', 'returnMs'),
    intervalText(returns),
  ];
}
