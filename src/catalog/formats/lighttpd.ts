import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/**
 * lighttpd.conf: a number is bare, a text double-quoted, where a backslash is one of its own unless a quote follows
 * (src/configfile.c, config_tokenizer): so no text can end with one. In some directives `$` and `%` expand.
 */
export const lighttpd: Format = {
  title: 'lighttpd',
  escape(value) {
    const text = singleLine(value, 'lighttpd');
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return text;
    if (/[$%]/.test(text)) throw new RangeError('lighttpd expands $ and % in some values');
    if (text.endsWith('\\')) throw new RangeError('lighttpd reads a backslash before the closing quote as part of it');
    return `"${text.replaceAll('"', '\\"')}"`;
  },
};
