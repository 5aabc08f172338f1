import { closest } from '../lib/closest.ts';
import type { Finding, Path } from '../model/problem.ts';

/** The named entry of a shelf with its id, or a finding that names what there is and the nearest spelling. */
export function pick<T extends object>(
  shelf: Readonly<Record<string, T>>,
  name: string,
  at: { path: Path; what: string },
): { found: (T & { id: string }) | null; findings: Finding[] } {
  const entry = Object.hasOwn(shelf, name) ? shelf[name] : undefined;
  if (entry) return { found: { ...entry, id: name }, findings: [] };
  const ids = Object.keys(shelf);
  const near = closest(name, ids);
  const notes = [...(near ? [`Did you mean ${near}?`] : []), `There is: ${ids.join(', ') || 'none'}.`];
  return {
    found: null,
    findings: [{ summary: `no ${at.what} is called ${JSON.stringify(name)}`, paths: [at.path], notes }],
  };
}
