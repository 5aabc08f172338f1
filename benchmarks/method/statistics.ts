/** Middle and spread of single values. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** An estimate and the interval that holds the true value with 95 % confidence. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** The middle value; of an even number of values the mean of the two in the middle. Throws a RangeError for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half)] ?? 0)) / 2;
}

export function spread(values: readonly number[]): Spread {
  return { n: values.length, median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** The ratio of paired values: the estimate and interval of `centre` for the logarithms. */
export function ratioOf(pairs: readonly (readonly [number, number])[]): Interval {
  const { estimate, low, high } = centre(pairs.map(([one, other]) => Math.log(one / other)));
  return { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
}

/** The difference of paired values: one minus the other. */
export function differenceOf(pairs: readonly (readonly [number, number])[]): Interval {
  return centre(pairs.map(([one, other]) => one - other));
}

/**
 * The Hodges-Lehmann estimate, with the interval of the inverted Wilcoxon signed-rank test. Fewer than six values cannot
 * give 95 %: the interval is then all that was seen.
 */
export function centre(values: readonly number[]): Interval {
  const walsh = values.flatMap((one, at) => values.slice(at).map((other) => (one + other) / 2)).sort((a, b) => a - b);
  const outside = valuesOutside(values.length);
  return {
    estimate: median(walsh),
    low: walsh[outside] ?? Number.NaN,
    high: walsh[walsh.length - 1 - outside] ?? Number.NaN,
  };
}

/**
 * How many of the sorted Walsh averages lie outside of each end of the 95 % interval of n values: the largest signed-rank
 * sum that chance gives, or a smaller one, in at most 2.5 %.
 */
export function valuesOutside(n: number): number {
  let below = 0;
  const cumulated = rankSums(n).map((count) => {
    below += count;
    return below / 2 ** n;
  });
  return Math.max(0, cumulated.findIndex((chance) => chance > 0.025) - 1);
}

/** For each sum, how many subsets of the ranks 1 to n have it: the signed-rank statistic's distribution, times 2^n. */
function rankSums(n: number): number[] {
  const counts = new Array<number>((n * (n + 1)) / 2 + 1).fill(0);
  counts[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let sum = counts.length - 1; sum >= rank; sum--) {
      counts[sum] = (counts[sum] ?? 0) + (counts[sum - rank] ?? 0);
    }
  }
  return counts;
}
