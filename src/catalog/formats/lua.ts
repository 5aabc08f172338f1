import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** Lua source: a text is a double-quoted string, in which nothing is expanded. */
export const lua: Format = {
  title: 'Lua',
  escape(value) {
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value !== 'string') throw new RangeError('only texts and numbers are written as Lua literals');
    return `"${singleLine(value, 'Lua').replace(/["\\]/g, '\\$&')}"`;
  },
};
