import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Format } from '../../src/model/format.ts';
import type { Json } from '../../src/model/json.ts';
import { hostile } from './hostile.ts';
import { readers } from './readers.ts';

/** Formats that can write a list, as a command line or a sequence. */
const lists = ['compose', 'dockerfile', 'shell', 'supervisor-ini'];

/** The escaped token, or null when the format refuses the value; anything but a RangeError is a bug. */
export function tokenOf(format: Format, value: Json): string | null {
  try {
    return format.escape(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Escapes hostile texts and, where the format has them, lists; throws a counterexample that does not read back the same. */
export function escapeRun([id, format]: readonly [string, Format], { seed, cases }: { seed?: number; cases: number }) {
  const counts = { refused: 0, written: 0 };
  const one: fc.Arbitrary<Json> = hostile;
  const value = lists.includes(id) ? fc.oneof(one, fc.array(hostile, { minLength: 1, maxLength: 4 })) : one;
  const property = fc.property(value, (each) => {
    const token = tokenOf(format, each);
    counts[token === null ? 'refused' : 'written']++;
    const read = token === null ? each : readers[id]?.(token, each);
    if (!isDeepStrictEqual(read, each)) throw new Error(`${token} reads back as ${JSON.stringify(read)}`);
  });
  fc.assert(property, { numRuns: cases, ...(seed === undefined ? {} : { seed }) });
  return counts;
}
