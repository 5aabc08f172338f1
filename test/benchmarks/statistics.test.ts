import { describe, expect, it, test } from 'vitest';
import { rounds } from '../../benchmarks/method/order.ts';
import { centre, differenceOf, median, ratioOf, spread, valuesOutside } from '../../benchmarks/method/statistics.ts';

test('the median is the middle value, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

test('the spread is all that was seen', () => {
  expect(spread([5, 1, 100])).toEqual({ n: 3, median: 5, min: 1, max: 100 });
});

// The critical values of the Wilcoxon signed-rank test, two-sided, 5 %, as statistics tables print them.
test.each([
  [5, 0],
  [6, 0],
  [7, 2],
  [8, 3],
  [9, 5],
  [10, 8],
  [12, 13],
  [15, 25],
  [20, 52],
  [30, 137],
])('of %i values %i averages lie outside of each end', (n, outside) => {
  expect(valuesOutside(n)).toBe(outside);
});

describe('the centre', () => {
  it('of symmetric values is their middle, and the interval holds it', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    const { estimate, low, high } = centre(values);
    expect(estimate).toBe(6);
    expect(high - 6).toBeCloseTo(6 - low);
    expect(low).toBeGreaterThan(3);
    expect(low).toBeLessThan(6);
  });

  it('does not follow one value that is far off', () => {
    expect(centre([10, 11, 9, 10, 12, 8, 10, 11, 9, 1000]).estimate).toBeCloseTo(10, 0);
  });

  it('of few values is given with all that was seen', () => {
    expect(centre([1, 2, 6])).toEqual({ estimate: 2.75, low: 1, high: 6 });
  });

  it('lies in the interval of 95 % of samples: not much less, not much more', () => {
    const chance = rounds([...Array(10_000).keys()], 1, 7)[0] ?? [];
    const samples = Array.from({ length: 1000 }, (_, at) => chance.slice(at * 10, at * 10 + 10));
    const holds = samples.filter((sample) => {
      const { low, high } = centre(sample);
      return low <= 4999.5 && 4999.5 <= high;
    });
    expect(holds.length).toBeGreaterThan(930);
    expect(holds.length).toBeLessThan(975);
  });
});

test('a ratio is that of the pairs, whatever their size', () => {
  const { estimate, low, high } = ratioOf([
    [1, 2],
    [50, 100],
    [400, 800],
  ]);
  expect(estimate).toBeCloseTo(0.5);
  expect(low).toBeCloseTo(0.5);
  expect(high).toBeCloseTo(0.5);
});

test('a difference is one minus the other', () => {
  const pairs = [
    [12, 2],
    [15, 5],
  ] as const;
  expect(differenceOf(pairs).estimate).toBe(10);
});

describe('the order', () => {
  it('of two arms is ABBA', () => {
    for (const seed of [1, 2, 3]) {
      const orders = rounds(['a', 'b'], 4, seed);
      expect(orders[1]).toEqual(orders[0]?.toReversed());
      expect(orders[3]).toEqual(orders[2]?.toReversed());
    }
  });

  it('has every arm in every round, is the same for a seed and another for another', () => {
    const arms = ['a', 'b', 'c', 'd', 'e'];
    const orders = rounds(arms, 11, 1);
    expect(orders).toHaveLength(11);
    for (const order of orders) expect(order.toSorted()).toEqual(arms);
    expect(rounds(arms, 11, 1)).toEqual(orders);
    expect(rounds(arms, 11, 2)).not.toEqual(orders);
  });

  it('begins with each of two arms about as often', () => {
    const first = Array.from({ length: 400 }, (_, seed) => rounds(['a', 'b'], 1, seed)[0]?.[0]);
    const share = first.filter((arm) => arm === 'a').length / first.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });
});
