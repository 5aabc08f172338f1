import { expect, it } from 'vitest';
import { displayWidth } from '../../src/lib/display-width.ts';
import { visible } from '../../src/lib/visible.ts';

it.each([
  ['plain text, ümlaut, 日本', 'plain text, ümlaut, 日本'],
  ['\u001b[31m\u0000\r\n\t\u007f', '␛[31m␀␍␊␉␡'],
  ['\u009b31m', '�31m'],
  ['a\u202eb\u200bc\ufeff\u2028', 'a�b�c��'],
  ['\ud800', '�'],
  ['😀', '😀'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(visible(text)).toHaveLength(text.length);
});

it.each([
  ['abc', 3],
  ['日本', 4],
  ['😀', 2],
  ['e\u0301', 1],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
