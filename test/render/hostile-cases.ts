import fc from 'fast-check';
import { fields } from './fields.ts';
import { hostile } from './hostile.ts';
import type { Case } from './judge-case.ts';
import { standing } from './place.ts';
import { wholes } from './whole.ts';

/** Fields of which a whole description has a value. */
export const present = wholes.flatMap((written, whole) =>
  fields.filter((field) => standing(written, field) !== undefined).map((field) => ({ whole, field })),
);

const odd: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  ...[null, [], {}, true, -1, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53],
);

/** Anything: hostile text alone, or within what stands there now, so that it gets as far as it can. */
function valueAt(there: unknown): fc.Arbitrary<unknown> {
  const text = typeof there === 'string' || typeof there === 'number' ? String(there) : 'zq';
  const mixed = fc
    .tuple(hostile, fc.nat(text.length), fc.nat(2))
    .map(([piece, at, dropped]) => text.slice(0, at) + piece + text.slice(at + dropped));
  return fc.oneof(
    { weight: 6, arbitrary: mixed },
    { weight: 2, arbitrary: hostile },
    { weight: 1, arbitrary: fc.array(hostile, { maxLength: 3 }) },
    { weight: 1, arbitrary: odd },
  );
}

/** A hostile value at any field of any whole description. */
export const hostileCase: fc.Arbitrary<Case> = fc.constantFrom(...present).chain(({ whole, field }) =>
  valueAt(standing(wholes[whole], field)).map((value) => ({
    whole,
    field,
    value: field.key ? (typeof value === 'string' ? value : JSON.stringify(value)) : value,
  })),
);
