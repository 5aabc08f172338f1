import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** Ruby source: a text is a single-quoted string, in which nothing is expanded. */
export const ruby: Format = {
  title: 'Ruby',
  escape(value) {
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string') throw new RangeError('only texts and numbers are written as Ruby literals');
    return `'${singleLine(value, 'Ruby').replace(/[\\']/g, '\\$&')}'`;
  },
};
