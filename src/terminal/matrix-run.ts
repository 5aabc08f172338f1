import { rename, writeFile } from 'node:fs/promises';
import { failureText } from '../lib/failure-text.ts';
import { style } from '../lib/style.ts';
import type { MatrixRow } from '../model/matrix.ts';
import { machineProblem } from '../model/problem.ts';
import { type MatrixProgress, matrix } from '../pipeline/matrix.ts';
import { facetsOf } from '../pipeline/matrix-facets.ts';
import { matrixGrid } from '../pipeline/matrix-grid.ts';
import { movingLine } from './moving-line.ts';
import type { Session } from './session.ts';

/** Which part of the matrix to run, and where what was seen goes. */
export interface MatrixRunRequest {
  /** `web=nginx,apache`, `protocol=uwsgi`, `missing`. */
  readonly words: readonly string[];
  readonly record?: string;
  readonly html?: string;
}

/** Runs a part of the matrix with a line for each topology, writes the record and the grid, and returns the exit code. */
export async function runMatrix({ words, record, html }: MatrixRunRequest, session: Session): Promise<number> {
  const facets = facetsOf(words);
  let latest: MatrixProgress | null = null;
  const line = movingLine(process.stderr, () => latest && progressText(latest));
  const started = performance.now();
  const follow = (progress: MatrixProgress) => {
    latest = progress;
  };
  const onRow = (row: MatrixRow, progress: MatrixProgress) => {
    follow(progress);
    line.clear();
    session.print(rowText(row, progress, session.color));
  };
  try {
    const run = await matrix({ ...facets, record, onStart: follow, onRow, signal: session.signal });
    line.stop();
    if (run.record === null) session.print(interruptedText(run.rows.length, record));
    else session.print(endText(run.rows, (performance.now() - started) / 60_000));
    if (run.record && html !== undefined) await write(html, matrixGrid(run.record));
    return run.record === null || run.rows.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
  } finally {
    line.stop();
  }
}

const marks = { green: '✓', limited: '✓', failed: '✗' } as const;

function rowText(
  { verdict, topology, upSeconds, failed }: MatrixRow,
  { done, all }: MatrixProgress,
  color: boolean,
): string {
  const { green, red, dim } = style(color);
  const mark = (verdict === 'failed' ? red : green)(marks[verdict]);
  const limits = verdict === 'limited' ? '  (limits, as declared)' : '';
  const up = upSeconds === null ? '' : dim(`  up in ${upSeconds.toFixed(1)} s`);
  return [
    `${mark} ${String(done).padStart(String(all).length)}/${all}  ${topology}${limits}${up}`,
    ...failed.map((what) => `    ${what}`),
  ].join('\n');
}

/** `37/141 · 21.4 a minute · 5 min left`. */
function progressText({ done, all, perMinute, secondsLeft }: MatrixProgress): string {
  if (Number.isNaN(secondsLeft)) return `${done}/${all} topologies`;
  const left = secondsLeft > 90 ? `${Math.round(secondsLeft / 60)} min` : `${secondsLeft} s`;
  return `${done}/${all} topologies · ${perMinute.toFixed(1)} a minute · ${left} left`;
}

function endText(rows: readonly MatrixRow[], minutes: number): string {
  const count = (verdict: MatrixRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const rate = rows.length > 0 ? `, ${(rows.length / minutes).toFixed(1)} a minute` : '';
  return `\n${count('green')} green, ${count('limited')} limited as declared, ${count('failed')} failed: ${rows.length} topologies in ${minutes.toFixed(1)} min${rate}`;
}

function interruptedText(done: number, record: string | undefined): string {
  if (record === undefined) return `\nStopped after ${done}.`;
  return `\nStopped after ${done}: the same command goes on from there (${record}.part).`;
}

async function write(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    const { summary, notes } = failureText(error);
    throw machineProblem(`${file} cannot be written: ${summary}`, notes, error);
  }
}
