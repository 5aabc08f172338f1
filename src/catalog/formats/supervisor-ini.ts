import { shellWord } from '../../lib/shell-word.ts';
import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/**
 * supervisord.conf: `%` is doubled; ` ;` and ` #` start a comment whatever quotes stand around them, and `%(here)s` is
 * replaced even when doubled (supervisor/options.py), so they are refused.
 * A list is a command line, which supervisord splits as a shell would.
 */
export const supervisorIni: Format = {
  title: 'supervisord ini',
  escape(value) {
    const text = Array.isArray(value)
      ? value.map((word) => shellWord(singleLine(word, 'supervisord'))).join(' ')
      : singleLine(value, 'supervisord');
    if (/\s[;#]/.test(text)) throw new RangeError('supervisord reads " ;" and " #" as the start of a comment');
    if (text.includes('%(here)s')) throw new RangeError('supervisord replaces %(here)s even when its % is doubled');
    if (/^\s|\s$|^[;#]/.test(text)) throw new RangeError('supervisord drops spaces around a value');
    return text.replace(/%/g, '%%');
  },
};
