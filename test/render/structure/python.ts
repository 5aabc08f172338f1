import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';
import { tokenLines } from './token-lines.ts';

const token =
  /(?<space>[ \t]+)|(?<comment>#[^\n]*)|(?<text>(?:[rbuf]|rb|br)?(?:"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'))|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<number>-?\d[\w.]*)|(?<sign>[-+*/%@&|^~<>=!:.,;()[\]{}])/uy;

/** Python source as its tokens, line by line with the indentation; a string as its value. */
export function python(source: string): Json {
  const lines = tokenLines(source, token, { language: 'Python', take });
  return lines.filter((line) => line.some((each) => typeof each !== 'string' || each.trim() !== ''));
}

function take(match: RegExpExecArray, line: Json[]): void {
  const { space, text, comment } = match.groups ?? {};
  if (text !== undefined) line.push(['text', literalOf(text)]);
  else if (comment === undefined && (space === undefined || line.length === 0)) line.push(match[0]);
}

const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' };

/** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences */
function literalOf(literal: string): string {
  const [, prefix = '', quote = ''] = /^(\w*)("""|'''|"|')/.exec(literal) ?? [];
  const body = literal.slice(prefix.length + quote.length, -quote.length);
  if (prefix.includes('r')) return body;
  if (prefix === 'f') return mark(body);
  return body.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{1,3})|([\s\S]))/g,
    (all, ...groups) => {
      const [u, U, x, octal, other] = groups as (string | undefined)[];
      const hex = u ?? U ?? x;
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (octal) return String.fromCodePoint(Number.parseInt(octal, 8));
      if (other === '\n') return '';
      if (other === '\\' || other === "'" || other === '"') return other;
      return letters[other ?? ''] ?? mark(all);
    },
  );
}
