import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';
import { tokenLines } from './token-lines.ts';

const token =
  /(?<nothing>[ \t]+|<\?php|\/\/[^\n]*)|'(?<single>(?:[^'\\]|\\[\s\S])*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|-?\d[\w.]*|\$?[A-Za-z_]\w*|[^'"\s\w]/uy;

/**
 * PHP source as its tokens, line by line (the manual, Strings); a string as its value, what double quotes expand marked.
 * For files of PHP alone, without here-documents.
 */
export function php(source: string): Json {
  return tokenLines(source, token, { language: 'PHP', take }).filter((line) => line.length > 0);
}

function take(match: RegExpExecArray, line: Json[]): void {
  const { nothing, single, double } = match.groups ?? {};
  if (single !== undefined) line.push(['text', single.replace(/\\([\\'])/g, '$1')]);
  else if (double !== undefined) line.push(['text', double.replace(/\{?\$\w+|\\[^n"\\]/g, mark)]);
  else if (nothing === undefined) line.push(match[0]);
}
