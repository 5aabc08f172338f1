import { mayStand } from '../model/field-at.ts';
import type { Path } from '../model/problem.ts';
import { valueAt } from './value-at.ts';

const longest = 200;

/** Ways to write a text that are often meant, each from what was written; the first that can stand there is offered. */
const ways: readonly ((text: string) => unknown)[] = [
  (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text),
  (text) => text.trim(),
  (text) => text.toLowerCase(),
  (text) => text.trim().toLowerCase().replace(/[ _]+/g, '-'),
  (text) => text.replaceAll(' ', ''),
  (text) => text.toLowerCase().replace(/^[a-z]+:\/\/|(?::\d+)?\/?$/g, ''),
  (text) => text.replace(/\.py:/, ':'),
  (text) => text.replace(/\.(?=[^.]*$)/, ':'),
  (text) => `/${text}`,
  (text) => `/${text.replace(/^\/|\/$/g, '')}/`,
  (text) => encodeURI(text.startsWith('/') ? text : `/${text}`),
];

/** What was probably meant where a plain text was refused: nothing, or one line that offers it. */
export function offer(value: unknown, path: Path): string[] {
  const there = valueAt(value, path);
  if (typeof there !== 'string' || there.length > longest || !/^[\p{L}\p{N} ._:/@*%?=&+-]+$/u.test(there)) return [];
  const meant = [...new Set(ways.map((way) => way(there)))].find((other) => other !== there && mayStand(other, path));
  return meant === undefined ? [] : [`Did you mean ${meant}?`];
}
