import type { Problem } from '../model/problem.ts';
import { type Lines, placeAt } from './place-at.ts';

/** A problem with the characters from one offset of a text to another. */
export function fault(
  lines: Lines,
  [from = 0, to = from + 1]: readonly number[],
  summary: string,
  notes: readonly string[] = [],
): Problem {
  return { kind: 'description', summary, places: [placeAt(lines, from, to)], notes };
}
