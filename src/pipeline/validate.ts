import { type Problem, ProblemError } from '../model/problem.ts';
import { describe } from '../plan/describe.ts';
import { limitsOf } from './limits-of.ts';
import { type Settled, settleFile } from './settle-file.ts';

/** A description without problems, and what a careful reader should know of it. */
export interface Valid {
  readonly file: string;
  readonly name: string;
  readonly topology: string;
  readonly notes: readonly string[];
}

/** Text → Stack for every file; every problem of every file at once. */
export async function validate(files: readonly string[]): Promise<{ ok: Valid[]; problems: Problem[] }> {
  const outcomes = await Promise.all(files.map((file) => settleFile(file).then(valid, problemsOf)));
  return {
    ok: outcomes.filter((outcome): outcome is Valid => 'name' in outcome),
    problems: outcomes.flatMap((outcome) => ('problems' in outcome ? outcome.problems : [])),
  };
}

function valid({ file, stack, notes }: Settled): Valid {
  return {
    file,
    name: stack.name,
    topology: describe(stack).topology,
    notes: [...notes, ...limitsOf(stack).map((limit) => limit.says)],
  };
}

function problemsOf(error: unknown): { problems: readonly Problem[] } {
  if (error instanceof ProblemError) return { problems: error.problems };
  throw error;
}
