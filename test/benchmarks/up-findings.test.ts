import { expect, test } from 'vitest';
import { isMet } from '../../benchmarks/method/benchmark.ts';
import { upFindings } from '../../benchmarks/method/up-findings.ts';

const pair = (first: number, composeReturns: number) => ({
  stackwright: { firstMs: first, returnMs: first + 30 },
  compose: { firstMs: composeReturns - 700, returnMs: composeReturns },
});

test('the goal is our first 200 by the return of Compose, pair by pair', () => {
  const pairs = [pair(500, 2000), pair(1000, 4000), pair(250, 1000)];
  const { goals, tables, versions } = upFindings(
    [
      { what: 'alone', stack: 'a.yaml', most: 0.2, pairs },
      { what: 'for comparison', stack: 'b.yaml', most: null, pairs },
    ],
    '2.26.1',
  );
  expect(goals).toEqual([
    { what: 'alone: first 200 of `up` ÷ return of Compose', found: expect.closeTo(0.25), most: 0.2, unit: '' },
  ]);
  expect(goals.map(isMet)).toEqual([false]);
  expect(tables[0]?.rows.map((row) => row.slice(0, 3))).toEqual([
    ['alone', '0.25 [0.25, 0.25]', '500 ms (250 to 1000)'],
    ['for comparison', '0.25 [0.25, 0.25]', '500 ms (250 to 1000)'],
  ]);
  expect(versions).toEqual({ 'Docker Compose': '2.26.1' });
});
