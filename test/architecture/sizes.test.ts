import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** What is too long; the aim is 150 lines a file and 30 a function. */
const most = { file: 200, function: 60 };

const written = sourceFiles.filter(({ path }) => path !== 'catalog/index.ts');

it(`has no file of more than ${most.file} lines`, () => {
  const long = written.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  expect(long.filter(({ lines }) => lines > most.file)).toEqual([]);
});

it('measures functions, methods and arrows', () => {
  const text =
    'export function a(\n  b: string,\n): void {\n  if (b) {\n  }\n}\nconst c = {\n  async d() {\n    e((f) => {\n    });\n  },\n};\n';
  expect(functions(text).map(({ name, lines }) => `${name} ${lines}`)).toEqual(['a 6', 'd 4', 'e((f) 2']);
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

const opening =
  /^( *)(?:export )?(?:default )?(?:async )?(?:function\*? (?<name>\w+)|(?<arrow>.*)=> \{$|(?:(?:static|override|async|get) )*(?<method>\w+)\(.*\{$)/;
const statements = ['if', 'for', 'while', 'switch', 'catch'];

/** Functions and methods of formatted code: from the line that opens one to the brace at its depth that closes it. */
function functions(text: string): { name: string; lines: number }[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    const match = opening.exec(line);
    const { name, arrow, method } = match?.groups ?? {};
    if (match === null || (method !== undefined && statements.includes(method))) return [];
    const close = `${match[1]}}`;
    const end = lines.findIndex((other, at) => at > start && other.startsWith(close) && other !== `${close} {`);
    return end < 0 ? [] : [{ name: name ?? method ?? arrow?.trim() ?? '', lines: end - start + 1 }];
  });
}
