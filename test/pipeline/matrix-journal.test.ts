import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { MatrixRecord, MatrixRow } from '../../src/model/matrix.ts';
import { openJournal } from '../../src/pipeline/matrix-journal.ts';

const record: MatrixRecord = JSON.parse(readFileSync('docs/matrix.json', 'utf8'));
const [first, second] = record.rows as [MatrixRow, MatrixRow];

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'record.json');
}

it('goes on where a run was, also where that was killed within a line', async () => {
  const file = place();
  const entries = [
    { row: first, digest: 'a', minutes: 1 },
    { row: second, digest: 'b', minutes: 2 },
  ];
  const journal = await openJournal(file, 'all');
  for (const entry of entries) await journal.add(entry);
  appendFileSync(`${file}.part`, '{"row": {"id": "ha');
  expect((await openJournal(file, 'all')).entries).toEqual(entries);
  const again = await openJournal(file, 'all');
  expect(again.entries).toEqual(entries);
  await again.close();
  expect(existsSync(`${file}.part`)).toBe(false);
  expect((await openJournal(file, 'all')).entries).toEqual([]);
});

it('does not take over what another selection of pairings left', async () => {
  const file = place();
  await (await openJournal(file, 'all')).add({ row: first, digest: 'a', minutes: 1 });
  expect((await openJournal(file, 'some')).entries).toEqual([]);
});

it('keeps none where there is no record to keep', async () => {
  const journal = await openJournal(undefined, 'all');
  await journal.add({ row: first, digest: 'a', minutes: 1 });
  expect(journal.entries).toEqual([]);
});
