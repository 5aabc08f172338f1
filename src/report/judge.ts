import type { Observation } from '../model/check.ts';
import type { Result, StackReport } from '../model/report.ts';
import { meets } from './meets.ts';

/** The verdict on what was seen of one stack. A check that expects nothing is broken: it would pass whatever happens. */
export function judge(observations: readonly Observation[], meta: Omit<StackReport, 'results'>): StackReport {
  return { ...meta, results: observations.map(judgeOne) };
}

function judgeOne({ check, title, outcome, seconds }: Observation): Result {
  const result = { check, title, seconds, seen: {}, expected: {}, differs: [], note: null };
  if (outcome.kind === 'broken') return { ...result, verdict: 'broken', note: outcome.error };
  if (outcome.kind !== 'seen') return { ...result, verdict: outcome.kind, note: outcome.reason };
  const { seen, expected, limit } = outcome;
  if (Object.keys(expected).length === 0)
    return { ...result, verdict: 'broken', seen, note: 'the check expects nothing' };
  const differs = Object.entries(expected).flatMap(([name, demand]) => (meets(seen[name], demand) ? [] : [name]));
  return { ...result, verdict: differs.length > 0 ? 'failed' : 'passed', seen, expected, differs, note: limit };
}
