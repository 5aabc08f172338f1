import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** Markdown: prose, code and table cells have no escape in common, so what has a meaning in one of them is refused. */
export const markdown: Format = {
  title: 'Markdown',
  escape(value) {
    const text = Array.isArray(value)
      ? value.map((word) => singleLine(word, 'Markdown')).join(' ')
      : singleLine(value, 'Markdown');
    if (/[<>&`|\\]|\][([]/.test(text))
      throw new RangeError('Markdown has no way to write < > & ` | \\ and what makes a link in code and prose');
    return text;
  },
};
