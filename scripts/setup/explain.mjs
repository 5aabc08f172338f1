import { Interrupted } from './interruption.mjs';
import { SetUpProblem } from './problem.mjs';

/** Says on standard error why the set-up ended. @param {unknown} error @returns {number} the exit code */
export function explain(error) {
  const expected = error instanceof SetUpProblem || error instanceof Interrupted;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : error}\n`);
  return expected ? error.exitCode : 70;
}
