import type { Report, StackReport, Verdict } from '../model/report.ts';

/** The whole report; it passes only when something passed and nothing failed, broke, was skipped or left untested. */
export function summarise(stacks: readonly StackReport[]): Report {
  const counts: Record<Verdict, number> = { passed: 0, failed: 0, broken: 0, skipped: 0, inapplicable: 0 };
  for (const { verdict } of stacks.flatMap((stack) => stack.results)) counts[verdict]++;
  const tested = stacks.every((stack) => stack.problems.length === 0 && stack.results.length > 0);
  const passed = tested && counts.passed > 0 && counts.failed + counts.broken + counts.skipped === 0;
  return { stacks, counts, passed };
}
