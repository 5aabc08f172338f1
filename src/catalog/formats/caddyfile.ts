import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/**
 * Caddyfile: a token is bare or double-quoted, where a backslash is one of its own unless a quote follows
 * (caddyconfig/caddyfile/lexer.go): the two together cannot be written. Braces are placeholders, a leading @ a matcher.
 */
export const caddyfile: Format = {
  title: 'Caddy',
  escape(value) {
    const text = singleLine(value, 'Caddy');
    if (/[{}]/.test(text)) throw new RangeError('Caddy expands what stands in braces');
    if (/\\("|$)/.test(text)) throw new RangeError('Caddy cannot hold a backslash before a quote');
    if (text.startsWith('@')) throw new RangeError('Caddy reads a token that starts with @ as the name of a matcher');
    return /^[\w./:*-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
  },
};
