import { expect, it } from 'vitest';
import type { Demand } from '../../src/model/check.ts';
import type { Json } from '../../src/model/json.ts';
import { meets } from '../../src/report/meets.ts';

const cases: readonly (readonly [Json | undefined, Demand, boolean])[] = [
  [200, 200, true],
  [200, '200', false],
  [null, null, true],
  [undefined, null, false],
  [{ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: 1, b: 2 }, { a: 1 }, false],
  [404, { $oneOf: [400, 404] }, true],
  [[1], { $oneOf: [[1], null] }, true],
  [500, { $oneOf: [400, 404] }, false],
  ['a needle in hay', { $contains: 'needle' }, true],
  [['needle', 'hay'], { $contains: 'needle' }, true],
  [['needles'], { $contains: 'needle' }, false],
  [7, { $contains: '7' }, false],
  [3, { $atMost: 3 }, true],
  [4, { $atMost: 3 }, false],
  ['2', { $atMost: 3 }, false],
  [3, { $atLeast: 3 }, true],
  [2, { $atLeast: 3 }, false],
  [null, { $atLeast: 0 }, false],
  [undefined, { $oneOf: [] }, false],
  [{ $atMost: 3, other: 1 }, { $atMost: 3, other: 1 }, true],
];

it.each(cases)('%j meets %j: %j', (seen, demand, expected) => {
  expect(meets(seen, demand)).toBe(expected);
});
