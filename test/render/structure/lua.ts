import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';
import { tokenLines } from './token-lines.ts';

const token =
  /(?<nothing>[ \t]+|--[^\n]*)|"(?<text>(?:[^"\\\n]|\\[^\n])*)"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z_]\w*|[^"\s\w]/uy;

/**
 * Lua source as its tokens, line by line (Reference Manual, 3.1), for files without long brackets and single quotes; of
 * the escapes of a string those of quote and backslash are undone, the others marked.
 */
export function lua(source: string): Json {
  return tokenLines(source, token, { language: 'Lua', take }).filter((line) => line.length > 0);
}

function take(match: RegExpExecArray, line: Json[]): void {
  const { nothing, text } = match.groups ?? {};
  if (text !== undefined)
    line.push(['text', text.replace(/\\(.)/gu, (all, next: string) => (/["\\]/.test(next) ? next : mark(all)))]);
  else if (nothing === undefined) line.push(match[0]);
}
