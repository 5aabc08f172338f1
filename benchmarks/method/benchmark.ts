import type { Noise } from './noise.ts';
import type { Unit } from './text.ts';

/** What a benchmark is given. */
export interface Context {
  /** The project's folder. */
  readonly root: string;
  /** One round instead of many: shows that the benchmark works, and proves nothing. */
  readonly quick: boolean;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** A figure and the most it may be, both in `unit`. */
export interface Goal {
  readonly what: string;
  readonly found: number;
  readonly most: number;
  readonly unit: Unit;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a benchmark found: goals to judge, tables to read, and the single values behind them. */
export interface Findings {
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
  /** Versions of what was measured beside it. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly samples: unknown;
}

/** One benchmark: `npm run bench:NAME`. */
export interface Benchmark {
  readonly title: string;
  /** How it measures, in paragraphs for docs/benchmarks.md. */
  readonly method: readonly string[];
  measure(context: Context): Promise<Findings>;
}

/** A recorded run of one benchmark. */
export interface Section extends Findings {
  readonly title: string;
  readonly method: readonly string[];
  /** Day of the run, `2026-11-20`. */
  readonly recorded: string;
  readonly seconds: number;
  /** What was measured on: engine, processors, versions. */
  readonly machine: Readonly<Record<string, string>>;
  readonly noise: Noise;
}

/** docs/benchmarks.json: the last recorded run of every benchmark, by name. */
export type Record_ = Readonly<Record<string, Section>>;

/** True when the figure keeps within its goal. */
export function isMet({ found, most }: Goal): boolean {
  return found <= most;
}
