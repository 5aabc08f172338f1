import { displayWidth } from '../lib/display-width.ts';

const gap = '  ';
/** Characters from which on it costs more to read a cell again than to look above it. */
const long = 20;

type Row = readonly string[];

/**
 * Rows under their headings, in columns that together are no wider than `width` characters where words allow it: cells
 * wrap, the widest columns first. Of rows that begin alike, a long cell that is the same as the one above it is left out.
 */
export function fittedTable(headings: Row, rows: readonly Row[], width: number): string {
  const lines = [headings, ...rows.map((row, index) => news(row, rows[index - 1]))];
  const widths = fittingWidths(
    headings.map((_, column) => lines.map((line) => line[column] ?? '')),
    width,
  );
  return lines.flatMap((line) => wrapped(line, widths)).join('\n');
}

function news(row: Row, above: Row | undefined): Row {
  if (row[0] !== above?.[0]) return row;
  return row.map((cell, column) => (cell.length > long && cell === above?.[column] ? '' : cell));
}

/** As wide as the longest cell; the widest gives way until all fit, or none can without cutting a word. */
function fittingWidths(columns: readonly Row[], width: number): number[] {
  const longest = (texts: Row) => Math.max(...texts.map(displayWidth));
  const widths = columns.map(longest);
  const least = columns.map((cells) => longest(cells.flatMap((cell) => cell.split(' '))));
  const room = width - gap.length * (columns.length - 1);
  for (let excess = widths.reduce((sum, each) => sum + each, -room); excess > 0; excess--) {
    const able = widths.map((each, column) => (each > (least[column] ?? 0) ? each : 0));
    const widest = able.indexOf(Math.max(...able));
    if (able[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** The lines of one row. */
function wrapped(row: Row, widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => pad(lines[line] ?? '', widths[column] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (displayWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
