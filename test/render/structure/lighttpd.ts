import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';
import { tokenLines } from './token-lines.ts';

const token = /(?<nothing>[ \t]+|#[^\n]*)|"(?<text>(?:[^"\\]|\\"|\\(?!"))*)"|\d+|[A-Za-z][\w.-]*|[^"\s\w]/uy;

/**
 * lighttpd.conf as its tokens, line by line, after config_tokenizer (src/configfile.c): in a string a backslash counts
 * before a quote only. What some directives expand in it is marked.
 */
export function lighttpd(source: string): Json {
  return tokenLines(source, token, { language: 'lighttpd', take }).filter((line) => line.length > 0);
}

function take(match: RegExpExecArray, line: Json[]): void {
  const { nothing, text } = match.groups ?? {};
  if (text !== undefined) line.push(['text', text.replaceAll('\\"', '"').replace(/[$%](?:\{[^}]*\}|\w+)?/g, mark)]);
  else if (nothing === undefined) line.push(match[0]);
}
