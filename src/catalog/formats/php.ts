import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** PHP source: a text is a single-quoted string, in which nothing is expanded. */
export const php: Format = {
  title: 'PHP',
  escape(value) {
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string') throw new RangeError('only texts and numbers are written as PHP literals');
    return `'${singleLine(value, 'PHP').replace(/[\\']/g, '\\$&')}'`;
  },
};
