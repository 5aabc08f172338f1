import type { Finding, Problem } from '../model/problem.ts';
import type { Source } from './source.ts';

/** A finding, placed in the text it is about. */
export function findingProblem(finding: Finding, source: Source): Problem {
  const places = finding.paths.map((path) => source.locate(path, { key: finding.key }));
  return { kind: 'description', summary: finding.summary, places, notes: finding.notes };
}
