import { readFile, rename, writeFile } from 'node:fs/promises';
import { failureText } from '../lib/failure-text.ts';
import type { MatrixRecord, MatrixRow } from '../model/matrix.ts';
import { machineProblem, ProblemError } from '../model/problem.ts';
import { doctor } from './doctor.ts';
import { renewRecord } from './renew-record.ts';

/** The record in a file; null where there is none yet. */
export async function readRecord(file: string | undefined): Promise<MatrixRecord | null> {
  if (file === undefined) return null;
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    const { summary, notes } = failureText(error);
    throw machineProblem(`${file} cannot be read: ${summary}`, notes, error);
  });
  if (text === null) return null;
  const record = parsed(text);
  if (record === null)
    throw new ProblemError([
      {
        kind: 'description',
        summary: `${file} holds no record of a matrix`,
        places: [],
        notes: ['Name another file, or remove it.'],
      },
    ]);
  return record;
}

function parsed(text: string): MatrixRecord | null {
  try {
    const value: MatrixRecord | null = JSON.parse(text);
    return Array.isArray(value?.rows) && typeof value.recorded === 'string' ? value : null;
  } catch {
    return null;
  }
}

interface Ended {
  readonly before: MatrixRecord | null;
  /** Every valid pairing was run. */
  readonly whole: boolean;
  readonly rows: readonly MatrixRow[];
  readonly minutes: number;
  readonly atOnce: number;
  readonly file: string | undefined;
}

/** The record with a run that came to its end: a part of the matrix renews its own rows. Written whole or not at all. */
export async function matrixRecord({ before, whole, rows, minutes, atOnce, file }: Ended): Promise<MatrixRecord> {
  const recorded = new Date().toISOString().slice(0, 10);
  const engine = (await doctor()).find(({ name }) => name === 'Engine')?.found ?? 'Docker';
  const tenths = (value: number) => Math.round(value * 10) / 10;
  const perMinute = minutes > 0 ? tenths(rows.length / minutes) : 0;
  const record =
    before && !whole
      ? renewRecord(before, rows, recorded)
      : { recorded, engine, minutes: tenths(minutes), perMinute, atOnce, rows };
  if (file !== undefined) await write(file, `${JSON.stringify(record, null, 1)}\n`);
  return record;
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
