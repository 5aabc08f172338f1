import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { MatrixRecord } from '../../src/model/matrix.ts';
import { componentsPage } from '../../src/pipeline/components-page.ts';
import { matrixGrid } from '../../src/pipeline/matrix-grid.ts';
import { pairingId, startable, verifiable } from '../../src/pipeline/pairings.ts';

const record: MatrixRecord = JSON.parse(readFileSync('docs/matrix.json', 'utf8'));

test('docs/components.md is what the catalog and the record say', () => {
  expect(readFileSync('docs/components.md', 'utf8'), 'npm run docs writes it').toBe(componentsPage(record));
});

test('docs/matrix.html is the grid of the record', { timeout: 60_000 }, () => {
  const isSame = readFileSync('docs/matrix.html', 'utf8') === matrixGrid(record);
  expect(isSame, 'npm run docs writes it').toBe(true);
});

test('the record has a run of every valid pairing that can be started and of no other, none of them failed', () => {
  const recorded = new Set(record.rows.map(pairingId));
  const wanted = startable(catalog, recorded).map(pairingId);
  expect(
    wanted.filter((id) => !recorded.has(id)),
    'npm run matrix -- missing records them',
  ).toEqual([]);
  const valid = new Set(verifiable(catalog).map(pairingId));
  expect([...recorded].filter((id) => !valid.has(id))).toEqual([]);
  expect(record.rows.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
});
