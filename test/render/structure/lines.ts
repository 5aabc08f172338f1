import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

/** A .dockerignore after moby/patternmatcher: a pattern a line; `!` takes back, `?`, `[` and `\` mean something. */
export function dockerignore(text: string): Json {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (line.startsWith('!') ? ['!', line.slice(1)] : ['', line]))
    .map(([sign = '', pattern = '']) => [sign, /[?[\\\s]/.test(pattern) ? mark(pattern) : pattern]);
}

/** Markdown: lines, the cells of a table, and what stands in code; in prose what would become a link, or HTML. */
export function markdown(text: string): Json {
  return text.split('\n').map((line) => line.split('|').map((cell) => cell.split('`').map(inline)));
}

/** Every second part is code, where nothing means anything but a backtick. */
function inline(part: string, index: number): string {
  return index % 2 === 1 ? part : part.replace(/<[a-z/!][^>]*>?|&\w+;|\][([]|\\/gi, mark);
}
