import { shellWord } from '../../lib/shell-word.ts';
import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';
import type { Json } from '../../model/json.ts';

/** A shell script: every value is one word; a list is a command line. */
export const shell: Format = {
  title: 'POSIX shell',
  escape: (value) => (Array.isArray(value) ? commandLine(value) : shellWord(singleLine(value, 'a shell'))),
};

/** Bare, they would be syntax where a command stands. */
const reserved = /^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in|function|select|time|coproc)$/;

/** The first word names a program: `A=b` would be an assignment there, `if` a keyword. */
function commandLine(words: readonly Json[]): string {
  const [program, ...rest] = words.map((word) => singleLine(word, 'a shell'));
  if (program === undefined) throw new RangeError('a command has at least one word');
  const first =
    program.includes('=') || reserved.test(program) ? `'${program.replace(/'/g, `'\\''`)}'` : shellWord(program);
  return [first, ...rest.map(shellWord)].join(' ');
}
