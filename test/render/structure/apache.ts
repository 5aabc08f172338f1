import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

/**
 * httpd.conf after ap_build_config (server/config.c): `${X}` is replaced first, a line goes on after a `\`, a `#` starts
 * a comment at its start alone, and ap_getword_conf cuts the words. A section is a directive with a block at its end.
 */
export function apache(text: string): Json {
  const stack: { name: string; directives: Json[][] }[] = [{ name: '', directives: [] }];
  for (const line of text.replace(/\\\r?\n/g, ' ').split('\n')) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const here = stack.at(-1)?.directives ?? [];
    const closing = /^<\/(\w+)>$/.exec(trimmed);
    if (closing) {
      if (stack.length < 2 || stack.pop()?.name !== closing[1]) throw new Error(`Apache stops at ${trimmed}`);
    } else if (trimmed.startsWith('<')) {
      if (!trimmed.endsWith('>')) throw new Error(`Apache finds no end of ${trimmed}`);
      const words = wordsOf(trimmed.slice(1, -1));
      const directives: Json[][] = [];
      here.push([...words, directives]);
      stack.push({ name: words[0] ?? '', directives });
    } else here.push(wordsOf(trimmed));
  }
  if (stack.length !== 1) throw new Error(`Apache finds no end of ${stack.at(-1)?.name}`);
  return stack[0]?.directives ?? [];
}

/** Words as ap_getword_conf cuts them; in quotes and out of them a backslash takes the quote or another backslash. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (let rest = line.replace(/\$\{\w*\}?/g, mark).trimStart(); rest !== ''; rest = rest.trimStart()) {
    const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : null;
    let end = quote ? 1 : 0;
    while (end < rest.length && (quote ? rest[end] !== quote : !/\s/.test(rest[end] ?? ''))) {
      end += quote && rest[end] === '\\' && (rest[end + 1] === quote || rest[end + 1] === '\\') ? 2 : 1;
    }
    words.push(literalOf(rest.slice(quote ? 1 : 0, end), quote));
    rest = rest.slice(quote ? end + 1 : end);
  }
  return words;
}

function literalOf(word: string, quote: string | null): string {
  const text = word.replace(/\\(["'\\])/g, (all, next) => (next === '\\' || next === quote ? next : all));
  const literal = text.startsWith('|') ? mark(text) : text;
  return literal.replace(/%\{[^}]*\}?/g, mark);
}
