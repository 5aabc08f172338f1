import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/**
 * haproxy.cfg: a word is bare or double-quoted, where `$` would be a variable of the environment (HAProxy
 * configuration manual, 2.2 and 2.3). Many words are format strings, where `%` expands, and patterns, where a leading
 * `-` is a flag: both are refused.
 */
export const haproxy: Format = {
  title: 'HAProxy',
  escape(value) {
    const text = singleLine(value, 'HAProxy');
    if (text.includes('%')) throw new RangeError('HAProxy expands % in format strings');
    if (text.startsWith('-')) throw new RangeError('HAProxy reads a word that starts with - as a flag');
    return /^[\w./:@+*-]+$/.test(text) ? text : `"${text.replace(/["\\$]/g, '\\$&')}"`;
  },
};
