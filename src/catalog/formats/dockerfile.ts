import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** Dockerfile: a list is an instruction's JSON form, a scalar a plain word; what would need quoting is refused. */
export const dockerfile: Format = {
  title: 'Dockerfile',
  escape(value) {
    if (Array.isArray(value))
      return `[${value.map((word) => JSON.stringify(singleLine(word, 'a Dockerfile'))).join(', ')}]`;
    const text = singleLine(value, 'a Dockerfile');
    if (!/^[\w./:@+,=-]+$/.test(text)) throw new RangeError('only plain words are written into a Dockerfile');
    return text;
  },
};
