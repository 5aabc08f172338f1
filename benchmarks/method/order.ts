/**
 * The order of the arms in each round: every other round shuffled, and the one after it the same backwards, so that a
 * drift of the machine meets all arms alike (two arms: ABBA). The same for the same seed.
 */
export function rounds<T>(arms: readonly T[], count: number, seed: number): T[][] {
  const random = mulberry32(seed);
  const orders: T[][] = [];
  for (let round = 0; round < count; round++) {
    const last = orders.at(-1);
    orders.push(round % 2 === 1 && last ? last.toReversed() : shuffled(arms, random));
  }
  return orders;
}

/** Fisher-Yates. */
function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(random() * left.length), 1));
  return order;
}

/** Numbers from 0 to below 1 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
