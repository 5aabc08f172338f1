import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MatrixRecord, MatrixRow } from '../../src/model/matrix.ts';
import { renewRecord } from '../../src/pipeline/renew-record.ts';

const record: MatrixRecord = JSON.parse(readFileSync('docs/matrix.json', 'utf8'));
const [first, ...others] = record.rows as [MatrixRow, ...MatrixRow[]];

test('a part of the matrix renews its own rows and says when', () => {
  const renewed = renewRecord(record, [{ ...first, upSeconds: 9 }], '2027-01-02');
  const row = renewed.rows.find(({ id }) => id === first.id);
  expect([row?.upSeconds, row?.since]).toEqual([9, '2027-01-02']);
  expect(renewed.rows.filter(({ id }) => id !== first.id)).toEqual(
    expect.arrayContaining(others.map((other) => ({ ...other }))),
  );
  expect(renewed.recorded).toBe(record.recorded);
});

test('a row of what is no pairing any more goes', () => {
  const gone = { ...first, id: 'iis-http-tcp-gunicorn-sync-none' };
  expect(renewRecord({ ...record, rows: [...record.rows, gone] }, [], '').rows).not.toContainEqual(gone);
});
