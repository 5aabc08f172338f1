import { closest } from '../lib/closest.ts';
import { fieldAt } from '../model/field-at.ts';
import { fieldNotes } from '../model/field-notes.ts';
import type { Finding, Path } from '../model/problem.ts';

const maxKeys = 50;

/** The keys that do not exist at a path: what was meant, where they do exist, and the keys that are there. */
export function unknownKeys(path: Path, keys: readonly string[]): Finding[] {
  const findings = keys.slice(0, maxKeys).map((key) => unknownKey(path, key));
  const more = keys.length - findings.length;
  if (more === 0) return findings;
  return [
    ...findings,
    { summary: `${more} more unknown keys`, paths: [[...path, keys[maxKeys] ?? '']], notes: [], key: true },
  ];
}

function unknownKey(path: Path, key: string): Finding {
  const keys = fieldAt(path)?.keys ?? [];
  const meant = closest(key, keys);
  const notes = [...homes(key), ...(meant ? [`Did you mean ${meant}?`] : [])];
  if (keys.length > 0) notes.push(`Keys here: ${keys.join(', ')}.`);
  return { summary: `unknown key ${key}`, paths: [[...path, key]], notes, key: true };
}

function homes(key: string): string[] {
  const paths = Object.keys(fieldNotes).filter((path) => path.split('.').at(-1) === key);
  const [home, another] = paths.filter((path) => !path.includes('*'));
  if (home === undefined || another !== undefined) return [];
  return [
    home === key
      ? `${key} stands at the top of a description.`
      : `${key} stands below ${home.slice(0, -key.length - 1)}.`,
  ];
}
