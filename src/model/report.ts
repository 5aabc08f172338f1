import type { Demand, Seen } from './check.ts';
import type { Problem } from './problem.ts';

export type Verdict = 'passed' | 'failed' | 'broken' | 'skipped' | 'inapplicable';

/** One judged check: what was seen, what was expected, and why that is not the usual expectation (a declared limit). */
export interface Result {
  readonly check: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly seconds: number;
  readonly seen: Seen;
  readonly expected: Readonly<Record<string, Demand>>;
  /** The names whose values were not as expected. */
  readonly differs: readonly string[];
  /** Declared limit that the expectation comes from, reason of a skip, error of a broken check. */
  readonly note: string | null;
}

/** One tested stack. */
export interface StackReport {
  readonly name: string;
  readonly file: string;
  /** `nginx → uwsgi/unix → uWSGI prefork ×4 · supervisord`. */
  readonly topology: string;
  readonly results: readonly Result[];
  /** What kept it from being tested at all. */
  readonly problems: readonly Problem[];
  readonly seconds: number;
  /** Seconds from the first engine call to the first expected answer; null when it never came. */
  readonly upSeconds: number | null;
}

export interface Report {
  readonly stacks: readonly StackReport[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** True when something ran and nothing failed, broke or was skipped. */
  readonly passed: boolean;
}
