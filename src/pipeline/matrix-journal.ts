import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { failureText } from '../lib/failure-text.ts';
import type { MatrixRow } from '../model/matrix.ts';
import { machineProblem } from '../model/problem.ts';

/** A row of a run that may not come to its end, and what it was rendered from. */
interface Entry {
  readonly row: MatrixRow;
  /** Digest of the rendered files. */
  readonly digest: string;
  /** Minutes that the run had taken by then, over all of its sessions. */
  readonly minutes: number;
}

/** The journal of a run: a line for each row, so that one that is interrupted, or killed, goes on where it was. */
export interface Journal {
  readonly entries: readonly Entry[];
  readonly add: (entry: Entry) => Promise<void>;
  /** The run came to its end. */
  readonly close: () => Promise<void>;
}

/** Opens the journal beside a record; what another selection of pairings left is begun anew. */
export async function openJournal(record: string | undefined, selection: string): Promise<Journal> {
  if (record === undefined) return { entries: [], add: async () => {}, close: async () => {} };
  const file = `${record}.part`;
  const [head, ...lines] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const entries = head === selection ? lines.flatMap(entryOf) : [];
  const text = [selection, ...entries.map((entry) => JSON.stringify(entry))].join('\n');
  await writeFile(file, `${text}\n`).catch((error) => {
    const { summary, notes } = failureText(error);
    throw machineProblem(`${file} cannot be written: ${summary}`, notes, error);
  });
  return {
    entries,
    add: (entry) => appendFile(file, `${JSON.stringify(entry)}\n`),
    close: () => rm(file, { force: true }),
  };
}

/** The last line of a run that was killed may be half a line. */
function entryOf(line: string): Entry[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
