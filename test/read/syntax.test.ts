import { expect, it } from 'vitest';
import { saidOf } from './said-of.ts';

/** Text that is not the YAML we read, and all that is said of it. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['a:\n\tb: 1\n', ['stack.yaml:2:1  a tab cannot indent', '   2 │ ␉b: 1', '     │ ~', '  YAML indents with spaces.']],
  [
    'a: {b: 1 c: 2}\n',
    ['stack.yaml:1:8  a comma is missing before or in this', '   1 │ a: {b: 1 c: 2}', '     │        ~~~~~~'],
  ],
  ['a: "b"# c\n', ['stack.yaml:1:7  a comment needs a space before its #', '   1 │ a: "b"# c', '     │       ~~~']],
  ['a: [| b]\n', ['stack.yaml:1:5  text that starts with | or > needs quotes', '   1 │ a: [| b]', '     │     ~']],
  [
    'a: b: c\n',
    [
      'stack.yaml:1:4  a second key on this line',
      '   1 │ a: b: c',
      '     │    ~',
      '  Text that holds ": " needs quotes; a nested key goes on its own line.',
    ],
  ],
  [
    'a: @x\n',
    [
      'stack.yaml:1:4  text that starts like this needs quotes',
      '   1 │ a: @x',
      '     │    ~',
      '  YAML reserves @, ` and % at the start of a value.',
    ],
  ],
  ['a: "x\nb: 1\n', ['stack.yaml:1:4  a double quote is never closed', '   1 │ a: "x', '     │    ~']],
  ["a: 'x\nb: 1\n", ['stack.yaml:1:4  a single quote is never closed', "   1 │ a: 'x", '     │    ~']],
  ['a: [1,\n  2\nb: 1\n', ['stack.yaml:1:4  a [ is never closed', '   1 │ a: [1,', '     │    ~']],
  [
    'a: 1\nb\nc: 2\n',
    ['stack.yaml:2:1  a key without a colon', '   2 │ b', '     │ ~', '  A key is written "key: value".'],
  ],
  [
    'a: ]\n',
    [
      'stack.yaml:1:4  YAML does not expect this here',
      '   1 │ a: ]',
      '     │    ~',
      '  Check the indentation, and quote text that has special characters.',
    ],
  ],
  [
    'a: "\\q"\n',
    [
      'stack.yaml:1:5  unknown escape in double quotes',
      '   1 │ a: "\\q"',
      '     │     ~',
      '  Single quotes take a backslash as it is.',
    ],
  ],
  [
    'a: 1\n---\nb: 2\n',
    ['stack.yaml:2:1  a second document starts here', '   2 │ ---', '     │ ~', '  One file is one document.'],
  ],
  ['%YAML 1.1\n---\na: yes\n', ['stack.yaml:1:1  descriptions are YAML 1.2', '   1 │ %YAML 1.1', '     │ ~~~~~~~~~']],
  ['%FOO\n---\na: 1\n', ['stack.yaml:1:1  directives (%) are not read', '   1 │ %FOO', '     │ ~~~~']],
  [
    'a: !!python/object x\n',
    [
      'stack.yaml:1:4  tags (!) are not read',
      '   1 │ a: !!python/object x',
      '     │    ~~~~~~~~~~~~~~~~~',
      '  Quotes make a value text.',
    ],
  ],
  [
    'a: &x 1\n',
    [
      'stack.yaml:1:4  anchors (&) are not read',
      '   1 │ a: &x 1',
      '     │    ~~~~',
      '  Write the value out where it is used.',
    ],
  ],
  ['a: *x\n', ['stack.yaml:1:4  aliases (*) are not read', '   1 │ a: *x', '     │    ~~', '  Write the value out.']],
  [
    '? [a]\n: b\n',
    ['stack.yaml:1:3  a key is plain text', '   1 │ ? [a]', '     │   ~~~', '  Write it as "key: value".'],
  ],
  [
    'a: 1\nb: 2\na: 3\n',
    [
      'stack.yaml:1:1  the key a stands here twice',
      '   1 │ a: 1',
      '     │ ~',
      '   3 │ a: 3',
      '     │ ~',
      '  Keep the one that is meant.',
    ],
  ],
  [
    'a: \u001b[31m\n',
    [
      'stack.yaml:1:4  a control character (U+001B), which YAML does not allow',
      '   1 │ a: ␛[31m',
      '     │    ~',
      '  Delete it; most editors do not show it.',
    ],
  ],
  [
    'a: x\u0000\n',
    [
      'stack.yaml:1:5  a control character (U+0000), which YAML does not allow',
      '   1 │ a: x␀',
      '     │     ~',
      '  Delete it; most editors do not show it.',
    ],
  ],
  [
    'a: 1\rb: 2\n',
    [
      'stack.yaml:1:5  a control character (U+000D), which YAML does not allow',
      '   1 │ a: 1',
      '     │     ~',
      '  Delete it; most editors do not show it.',
    ],
  ],
  [
    'a: 1\n\ufeffb: 2\n',
    [
      'stack.yaml:2:1  a control character (U+FEFF), which YAML does not allow',
      '   2 │ �b: 2',
      '     │ ~',
      '  Delete it; most editors do not show it.',
    ],
  ],
  [
    `a: ${'['.repeat(40)}${']'.repeat(40)}\n`,
    [
      'stack.yaml:1:35  nested more than 32 levels deep',
      `   1 │ a: ${'['.repeat(40)}${']'.repeat(40)}`,
      `     │ ${' '.repeat(34)}~`,
      '  No description needs that.',
    ],
  ],
];

it.each(cases)('%j', async (text, said) => {
  expect((await saidOf(text)).split('\n')).toEqual(said);
});

it('says all at once', async () => {
  const said = await saidOf('a: @x\nb: `y`\nc: &z 1\n');
  expect(said.match(/^stack\.yaml:\d+:\d+/gm)).toEqual(['stack.yaml:1:4', 'stack.yaml:2:4']);
});
