import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** httpd.conf: numbers and plain words bare, the rest double-quoted; `${` and `%{` expand, a leading `|` starts a program. */
export const apache: Format = {
  title: 'Apache httpd',
  escape(value) {
    const text = singleLine(value, 'Apache');
    if (/[$%]\{/.test(text)) throw new RangeError('Apache expands $ and % before a brace in every value');
    if (text.startsWith('|')) throw new RangeError('Apache runs a value that starts with | as a program');
    return /^[\w./:*-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
  },
};
