import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** .dockerignore: a path pattern a line; what would need quoting is refused. */
export const dockerignore: Format = {
  title: '.dockerignore',
  escape(value) {
    const text = singleLine(value, 'a .dockerignore');
    if (!/^[\w.*/@+-]+$/.test(text)) throw new RangeError('only plain paths and * are written into a .dockerignore');
    return text;
  },
};
