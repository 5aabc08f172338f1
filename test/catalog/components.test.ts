import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { MatrixRecord } from '../../src/model/matrix.ts';
import { componentsPage } from '../../src/pipeline/components-page.ts';
import { matrixGrid } from '../../src/pipeline/matrix-grid.ts';
import { pairingId, startable } from '../../src/pipeline/pairings.ts';

const record: MatrixRecord = JSON.parse(readFileSync('docs/matrix.json', 'utf8'));

test('docs/components.md is what the catalog and the record say', () => {
  expect(readFileSync('docs/components.md', 'utf8'), 'npm run docs writes it').toBe(componentsPage(record));
});

test('docs/matrix.html is the grid of the record', () => {
  expect(readFileSync('docs/matrix.html', 'utf8'), 'npm run docs writes it').toBe(matrixGrid(record));
});

test('the record has a run of every valid pairing that can be started and of no other, none of them failed', () => {
  expect(record.rows.map(pairingId).sort(), 'npm run matrix records them').toEqual(
    startable(catalog).map(pairingId).sort(),
  );
  expect(record.rows.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
});
