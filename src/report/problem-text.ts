import { plainText } from '../lib/plain-text.ts';
import { style } from '../lib/style.ts';
import { visible } from '../lib/visible.ts';
import type { Place, Problem } from '../model/problem.ts';
import { excerptLines } from './excerpt-lines.ts';

const maxLogWidth = 400;

/** A problem for a person: the one place where problems become text. Ends without a newline. */
export function problemText(problem: Problem, { color }: { readonly color: boolean }): string {
  const { bold, dim } = style(color);
  const places = problem.kind === 'description' ? problem.places : [];
  const log = problem.kind === 'stack' ? problem.log : [];
  const [summary = '', ...details] = problem.summary.split('\n').map(visible);
  return [
    `${placeText(places[0], color)}${bold(summary)}`,
    ...places.flatMap((place) => excerptLines(place, color)),
    ...[...details, ...problem.notes.flatMap((note) => note.split('\n').map(visible))].map((note) => `  ${note}`),
    ...log.map((line) => `  ${dim('│')} ${logLine(line)}`),
  ].join('\n');
}

function placeText(place: Place | undefined, color: boolean): string {
  if (!place) return '';
  return `${style(color).cyan(`${visible(place.file)}:${place.line}:${place.column}`)}  `;
}

function logLine(line: string): string {
  const plain = plainText(line).trimEnd().replaceAll('\t', '    ');
  return plain.length > maxLogWidth ? `${plain.slice(0, maxLogWidth)}…` : plain;
}
