import type { OnProgress } from '../model/deployment.ts';
import type { Problem } from '../model/problem.ts';

/** What a command works with: where it writes, and what stops it. */
export interface Session {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  /** Whether standard output is coloured. */
  readonly color: boolean;
  /** Writes lines to standard output: results only. */
  print(text: string): void;
  /** Writes problems to standard error. */
  complain(problems: readonly Problem[]): void;
}
