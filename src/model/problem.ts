/** Where something stands in a file: 1-based line and column, the marked length in characters, and the whole line. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

/** Steps from the top of a description to a value: `['link', 'protocol']`, `['checks', 0, 'get']`. */
export type Path = readonly (string | number)[];

/**
 * What a stage says of a description before it is known where in the file that stands. Several paths are several lines
 * that contradict each other. `key: true` marks the key, not its value.
 */
export interface Finding {
  readonly summary: string;
  readonly paths: readonly Path[];
  readonly notes: readonly string[];
  readonly key?: boolean;
}

/**
 * What went wrong, for a person: a summary, the places, and what would help.
 * `description`: the user's text (exit 2). `stack`: what was started does not do its work (exit 1).
 * `machine`: Docker, the disk, a port (exit 3).
 */
export type Problem =
  | {
      readonly kind: 'description';
      readonly summary: string;
      readonly places: readonly Place[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'stack';
      readonly summary: string;
      readonly notes: readonly string[];
      readonly log: readonly string[];
    }
  | { readonly kind: 'machine'; readonly summary: string; readonly notes: readonly string[] };

/** Exit status of a command that ends with these problems: the most basic cause wins. */
export function exitCode(problems: readonly Problem[]): number {
  if (problems.some((problem) => problem.kind === 'description')) return 2;
  if (problems.some((problem) => problem.kind === 'machine')) return 3;
  return problems.length > 0 ? 1 : 0;
}

/** Thrown by every stage that cannot go on; carries all that is known, never only the first. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => problem.summary).join('\n'), options);
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/** A machine problem, ready to throw. */
export function machineProblem(summary: string, notes: readonly string[] = [], cause?: unknown): ProblemError {
  return new ProblemError([{ kind: 'machine', summary, notes }], { cause });
}

/** A stack that was started and does not do its work, with its last log lines, ready to throw. */
export function stackProblem(
  summary: string,
  notes: readonly string[] = [],
  log: readonly string[] = [],
): ProblemError {
  return new ProblemError([{ kind: 'stack', summary, notes, log }]);
}
