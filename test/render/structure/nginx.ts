import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

const controls: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

/**
 * nginx.conf after ngx_conf_read_token (core/ngx_conf_file.c): directives as lists of words, a block as the last item.
 * A quote counts at a word's start only; after a quoted word comes a space, `;`, `{` or `)`.
 */
export function nginx(text: string): Json {
  let at = 0;
  const tree = block(false);
  return tree;

  function block(inner: boolean): Json[] {
    const directives: Json[][] = [];
    let words: Json[] = [];
    for (;;) {
      skip();
      const next = text[at];
      if (next === undefined || next === '}') {
        if (words.length > 0 || inner !== (next === '}')) throw new Error(`nginx stops at ${at}: unexpected end`);
        at++;
        return directives;
      }
      if (next === ';' || next === '{') {
        if (words.length === 0) throw new Error(`nginx stops at ${at}: unexpected ${next}`);
        at++;
        if (next === '{') words.push(block(true));
        directives.push(words);
        words = [];
      } else words.push(next === '"' || next === "'" ? quoted(next) : bare());
    }
  }

  function skip(): void {
    for (;;) {
      while (/[ \t\r\n]/.test(text[at] ?? '')) at++;
      if (text[at] !== '#') return;
      while (at < text.length && text[at] !== '\n') at++;
    }
  }

  function quoted(quote: string): string {
    const start = ++at;
    while (text[at] !== quote) {
      if (at >= text.length) throw new Error(`nginx finds no end of the quote at ${start}`);
      at += text[at] === '\\' ? 2 : 1;
    }
    const word = text.slice(start, at++);
    if (!/[ \t\r\n;{)]/.test(text[at] ?? '')) throw new Error(`nginx stops at ${at}: unexpected ${text[at]}`);
    return literalOf(word);
  }

  function bare(): string {
    const start = at;
    for (; at < text.length && !/[ \t\r\n;]/.test(text[at] ?? ''); at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === '{' && text[at - 1] !== '$') break;
    }
    return literalOf(text.slice(start, at));
  }
}

/** Escapes are undone first, then variables are found: an escaped dollar is no different from a bare one. */
function literalOf(word: string): string {
  const text = word.replace(/\\(["'\\trn])/g, (_, character) => controls[character] ?? character);
  return text.replace(/\$(?:\w+|\{\w*\}?)?/g, mark);
}
