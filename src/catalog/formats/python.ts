import { unicodeEscape } from '../../lib/unicode-escape.ts';
import type { Format } from '../../model/format.ts';

/** Python source: every value is a literal. */
export const python: Format = {
  title: 'Python',
  escape(value) {
    if (value === null) return 'None';
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    if (typeof value !== 'number' && typeof value !== 'string')
      throw new RangeError('only scalars are written as Python literals');
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new RangeError('Python has no literal for such a number');
    return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, unicodeEscape);
  },
};
