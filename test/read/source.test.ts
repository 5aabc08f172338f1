import { expect, it } from 'vitest';
import { composeTree } from '../../src/read/compose-tree.ts';
import { sourceOf } from '../../src/read/source.ts';

const text = `name: demo
app:
  path: app
  health: /
checks:
  - get: /
    status: 200
web: {server: nginx}
`;
const source = sourceOf(composeTree('stacks/stack.yaml', text));

/** Line, column and the marked text. */
function marked(path: (string | number)[], options?: { key?: boolean }): string {
  const { line, column, length, excerpt } = source.locate(path, options);
  return `${line}:${column} ${excerpt.slice(column - 1, column - 1 + length)}`;
}

it('marks a value, or its key', () => {
  expect(marked(['app', 'path'])).toBe('3:9 app');
  expect(marked(['app', 'path'], { key: true })).toBe('3:3 path');
  expect(marked(['checks', 0, 'status'])).toBe('7:13 200');
  expect(marked(['web', 'server'])).toBe('8:15 nginx');
});

it('marks the key of a value of several lines, or the first line of an item', () => {
  expect(marked(['app'])).toBe('2:1 app');
  expect(marked(['checks', 0])).toBe('6:5 get: /');
});

it('marks the nearest ancestor of what does not stand there', () => {
  expect(marked(['app', 'env', 'X'])).toBe('2:1 app');
  expect(marked(['link', 'protocol'])).toBe('1:1 name: demo');
  expect(marked(['checks', 7, 'get'])).toBe('5:1 checks');
  expect(marked(['web', 'nothing'])).toBe('8:1 web');
});

it('marks the short form for what it stands for', () => {
  expect(marked(['app', 'health', 'path'])).toBe('4:11 /');
});

it('knows its folder', () => {
  expect(source.root).toBe(`${process.cwd()}/stacks`);
  expect(source.file).toBe('stacks/stack.yaml');
});
