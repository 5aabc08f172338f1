import type { LineCounter } from 'yaml';
import type { Place } from '../model/problem.ts';

/** A text and where its lines start. */
export interface Lines {
  readonly file: string;
  readonly text: string;
  readonly counter: LineCounter;
}

/** The place of the characters from one offset to another; what goes past the end of the first line is left out. */
export function placeAt({ file, text, counter }: Lines, from: number, to: number): Place {
  const { line, col } = counter.linePos(Math.min(from, text.length));
  const start = from - (col - 1);
  const excerpt = /^[^\r\n]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
  const length = excerpt.slice(col - 1, col - 1 + (to - from)).trimEnd().length;
  return { file, line, column: col, length: Math.max(1, length), excerpt };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
