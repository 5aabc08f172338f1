import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** What is too long; the aim is 150 lines a file and 30 a function. */
const most = { file: 200, function: 60 };

const written = sourceFiles.filter(({ path }) => path !== 'catalog/index.ts');

it(`has no file of more than ${most.file} lines`, () => {
  const long = written.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > most.file)).toEqual([]);
});

it(`has no function of more than ${most.function} lines`, () => {
  const long = written.flatMap(({ path, text }) => functions(text).map((found) => ({ path, ...found })));
  expect(long.length).toBeGreaterThan(300);
  expect(long.filter(({ lines }) => lines > most.function)).toEqual([]);
});

it('is mostly short: half of all files within 60 lines', () => {
  const lines = written.map(({ text }) => text.split('\n').length).sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(60);
});

/** Functions and methods in formatted code: from the line that opens one to the brace at the same depth that closes it. */
function functions(text: string): { name: string; lines: number }[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    const [, indent, name] =
      /^( *)(?:export )?(?:default )?(?:async )?(?:function\*? (\w+)|(?:\w+ = )?.*=> ?\{$|async \w+\(.*\{$|\w+\(.*\{$)/.exec(
        line,
      ) ?? [];
    if (indent === undefined || / (if|for|while|switch|else)\b|^\s*(if|for|while|switch)\b/.test(line)) return [];
    const end = lines.findIndex(
      (other, at) =>
        at > start && new RegExp(`^${indent}[}]`).test(other) && !/^\s*\}[),:;]* *\{?.*=>|^\s*\}: /.test(other),
    );
    return end < 0 ? [] : [{ name: name ?? line.trim(), lines: end - start + 1 }];
  });
}
