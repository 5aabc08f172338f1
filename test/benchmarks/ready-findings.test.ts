import { expect, test } from 'vitest';
import { isEarly, type Run, readyFindings } from '../../benchmarks/method/ready-findings.ts';

const run = (change: Partial<Run> = {}): Run => ({
  stack: 'swbench-1-notes-bare',
  marginMs: 30,
  statuses: [200, 200, 200],
  refused: false,
  ...change,
});

test.each([
  ['served', run(), false],
  ['served, and the observer was slow to hear', run({ marginMs: -5 }), false],
  ['refused at once', run({ statuses: [502, 200, 200] }), true],
  ['refused later', run({ statuses: [200, 200, 0] }), true],
  ['refused to the observer', run({ refused: true }), true],
])('%s', (_, one, early) => {
  expect(isEarly(one)).toBe(early);
});

test('every early run counts against the goal', () => {
  const runs = [run(), run({ refused: true }), run({ stack: 'swbench-1-slow-bare', statuses: [503] })];
  const { goals, tables } = readyFindings(runs);
  expect(goals).toEqual([{ what: 'reported ready and then did not serve', found: 2, most: 0, unit: 'of 3' }]);
  expect(tables[0]?.rows.map((row) => row.slice(0, 4))).toEqual([
    ['notes-bare', '2', '1', '0'],
    ['slow-bare', '1', '1', '0'],
  ]);
});
