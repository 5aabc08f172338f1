import { shellWord } from '../../lib/shell-word.ts';
import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** A shell script: every value is one word; a list is a command line. */
export const shell: Format = {
  title: 'POSIX shell',
  escape(value) {
    if (Array.isArray(value)) return value.map((word) => shellWord(singleLine(word, 'a shell'))).join(' ');
    return shellWord(singleLine(value, 'a shell'));
  },
};
