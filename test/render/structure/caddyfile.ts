import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';
import { tokenLines } from './token-lines.ts';

const token =
  /(?<nothing>[ \t]+|#[^\n]*)|"(?<quoted>(?:[^"\\]|\\[\s\S])*)"(?=\s|$)|`(?<raw>[^`]*)`(?=\s|$)|(?<bare>[^\s"`#][^\s]*)/uy;

/**
 * A Caddyfile as its tokens, line by line, after lexer.next (caddyconfig/caddyfile/lexer.go): a quote counts at a token's
 * start only, and a backslash in quotes before a quote only. Placeholders and names of matchers are marked.
 */
export function caddyfile(source: string): Json {
  return tokenLines(source, token, { language: 'Caddy', take }).filter((line) => line.length > 0);
}

function take(match: RegExpExecArray, line: Json[]): void {
  const { nothing, quoted, raw, bare } = match.groups ?? {};
  if (nothing !== undefined) return;
  const text = raw ?? quoted?.replaceAll('\\"', '"') ?? bare ?? '';
  line.push(text === '{' || text === '}' ? text : text.replace(/^@\w*|\{[^}]*\}?|\}/g, mark));
}
