import { displayWidth } from '../lib/display-width.ts';
import { style } from '../lib/style.ts';
import { visible } from '../lib/visible.ts';
import type { Place } from '../model/problem.ts';

const maxWidth = 100;
const lead = 40;

/** A place's line with its number, and under it a squiggle; a long line is cut around the mark. */
export function excerptLines(place: Place, color: boolean): string[] {
  const { dim, red } = style(color);
  const { text, from, to } = windowOf(place);
  const number = String(place.line).padStart(4);
  const indent = ' '.repeat(displayWidth(text.slice(0, from)));
  const squiggle = '~'.repeat(Math.max(1, displayWidth(text.slice(from, to))));
  return [`${dim(`${number} │`)} ${text}`, `${dim(`${' '.repeat(number.length)} │`)} ${indent}${red(squiggle)}`];
}

/** The part of the line that is shown, and where the mark is in it. */
function windowOf({ excerpt, column, length }: Place): { text: string; from: number; to: number } {
  const mark = column - 1;
  const start = excerpt.length > maxWidth ? Math.max(0, Math.min(mark - lead, excerpt.length - maxWidth)) : 0;
  const end = Math.min(excerpt.length, start + maxWidth);
  const before = start > 0 ? '…' : '';
  const after = end < excerpt.length ? '…' : '';
  const from = before.length + mark - start;
  const to = Math.min(from + length, before.length + end - start);
  return { text: before + visible(excerpt.slice(start, end)) + after, from, to };
}
