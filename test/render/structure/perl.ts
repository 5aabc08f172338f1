import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

const token =
  /(?<nothing>[ \t]+|#[^\n]*)|'(?<single>(?:[^'\\]|\\[\s\S])*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|-?\d[\w.]*|[$@%&]?[\w:]+|[^'"\s\w]/uy;

/**
 * Perl source as its tokens, line by line (perlop, Quote and Quote-like Operators); a string as its value, what double
 * quotes expand marked. For files without patterns, here-documents and other ways to quote.
 */
export function perl(source: string): Json {
  const lines: Json[][] = [[]];
  for (let at = 0; at < source.length; ) {
    if (source[at] === '\n') {
      lines.push([]);
      at++;
      continue;
    }
    token.lastIndex = at;
    const match = token.exec(source);
    if (match === null) throw new Error(`Perl stops at ${JSON.stringify(source.slice(at, at + 30))}`);
    const { nothing, single, double } = match.groups ?? {};
    const line = lines.at(-1) ?? [];
    if (single !== undefined) line.push(['text', single.replace(/\\([\\'])/g, '$1')]);
    else if (double !== undefined) line.push(['text', double.replace(/[$@]\w+|\\[^n"\\]/g, mark)]);
    else if (nothing === undefined) line.push(match[0]);
    at += match[0].length;
  }
  return lines.filter((line) => line.length > 0);
}
