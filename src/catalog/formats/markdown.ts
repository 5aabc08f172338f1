import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** Markdown prose and code: values of the description are plain there, so nothing has a meaning to lose. */
export const markdown: Format = {
  title: 'Markdown',
  escape(value) {
    const text = Array.isArray(value)
      ? value.map((word) => singleLine(word, 'Markdown')).join(' ')
      : singleLine(value, 'Markdown');
    return text.replace(/[<>&`]/g, (character) => `&#${character.charCodeAt(0)};`);
  },
};
