import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** nginx.conf: a token is bare or double-quoted; `$` would expand even inside quotes, so it is refused. */
export const nginx: Format = {
  title: 'nginx',
  escape(value) {
    const text = singleLine(value, 'nginx');
    if (text.includes('$')) throw new RangeError('nginx expands $ in every value');
    return /^[\w./:@-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
  },
};
