import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

const controls: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

/**
 * haproxy.cfg after parse_line (src/tools.c): a directive a line, cut into words at spaces and tabs; `#` ends it. Words
 * that begin with `-` are flags of what comes before, `%` begins an item of a format string.
 */
export function haproxy(text: string): Json {
  return text
    .split('\n')
    .map((line) => wordsOf(line.replace(/\r$/, '')))
    .filter((words) => words.length > 0);
}

/** A backslash escapes but in single quotes; `$` is a variable in double quotes alone (and `\\$` elsewhere two characters). */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const next = line[at] ?? '';
    if (quote === '' && (next === '#' || /[ \t]/.test(next))) {
      if (word !== null) words.push(meaning(word));
      word = null;
      if (next === '#') return words;
    } else if (next === quote) quote = '';
    else if (quote === '' && (next === '"' || next === "'")) {
      quote = next;
      word ??= '';
    } else if (next === '\\' && quote !== "'") {
      word = (word ?? '') + escaped(line[++at] ?? '', quote);
    } else if (next === '$' && quote === '"') {
      const variable = /^\$(?:\w+|\{[^}]*\}?)?/.exec(line.slice(at))?.[0] ?? next;
      word = (word ?? '') + mark(variable);
      at += variable.length - 1;
    } else word = (word ?? '') + next;
  }
  if (quote !== '') throw new Error(`HAProxy finds no end of ${quote}`);
  return word === null ? words : [...words, meaning(word)];
}

function escaped(next: string, quote: string): string {
  if (next === 'x') throw new Error('HAProxy reads a character code');
  if (next in controls) return controls[next] ?? '';
  const known = quote === '' ? ` "'#\\` : ` "'#$\\`;
  return next !== '' && known.includes(next) ? next : `\\${next}`;
}

function meaning(word: string): string {
  return word.startsWith('-') ? mark(word) : word.replace(/%(?:%|\[[^\]]*\]?|[({][^)}]*[)}]?|\w+)?/g, mark);
}
