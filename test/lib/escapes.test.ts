import { expect, it } from 'vitest';
import { json } from '../../src/catalog/reports/json.ts';
import { junit } from '../../src/catalog/reports/junit.ts';
import { plain } from '../../src/catalog/reports/plain.ts';
import { harmless } from '../../src/lib/harmless.ts';
import { jsonText } from '../../src/lib/json-text.ts';
import { plainText } from '../../src/lib/plain-text.ts';
import type { Result } from '../../src/model/report.ts';
import { problemText } from '../../src/report/problem-text.ts';
import { summarise } from '../../src/report/summarise.ts';
import { bugText } from '../../src/terminal/bug-text.ts';
import { usageProblem } from '../../src/terminal/usage-problem.ts';

/** Colours, a moved cursor, a clipboard (OSC 52), a title that never ends, C1, a carriage return, and reordered text. */
const evil =
  'a\u001b[31mred\u001b[0m\u001b[2J\u001b]52;c;eA==\u0007\u001b]0;title\u009b1A\u009d52;c;eA==\u009c\rb\u202ec\u2066d\u200b\u061c\u{e0041}\u2028e\u0000\u007f';

/** All that a terminal may be sent without obeying it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it would obey
const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/u;

const result: Result = {
  check: 'evil',
  title: evil,
  verdict: 'failed',
  seconds: 0,
  seen: { body: evil },
  expected: { body: 'x' },
  differs: ['body'],
  note: evil,
};
const problem = { kind: 'stack', summary: evil, notes: [evil], log: [evil, `\t${evil}`] } as const;
const place = { file: evil, line: 1, column: 2, length: 3, excerpt: evil };
const report = summarise([
  {
    name: evil,
    file: evil,
    topology: evil,
    seconds: 0,
    upSeconds: 0,
    results: [
      result,
      { ...result, verdict: 'broken' },
      { ...result, verdict: 'skipped' },
      { ...result, verdict: 'inapplicable' },
    ],
    problems: [problem, { kind: 'description', summary: evil, notes: [evil], places: [place] }],
  },
]);

const usage = { words: [evil, evil], commands: ['up'], shape: null, message: evil };

it.each([
  ['a problem of a stack', () => problemText(problem, { color: false })],
  [
    'a problem of a description',
    () => problemText({ ...problem, kind: 'description', places: [place] }, { color: false }),
  ],
  ['a command line', () => problemText(usageProblem(usage), { color: false })],
  ['a bug', () => bugText(new Error(evil))],
  ['a report', () => plain.write(report)],
  ['a JUnit report', () => junit.write(report)],
  ['a JSON report', () => json.write(report)],
  ['what a command prints', () => harmless(`${evil}\n\t${evil}`)],
  ['JSON', () => jsonText({ [evil]: [evil] })],
  ['a line of a log', () => plainText(evil)],
])('%s holds nothing that a terminal would obey', (_, text) => {
  expect(text().length).toBeGreaterThan(7);
  expect(steers.exec(text())).toBe(null);
});

it('loses nothing in JSON', () => {
  expect(JSON.parse(json.write(report))).toEqual(report);
  expect(JSON.parse(jsonText({ [evil]: [evil] }))).toEqual({ [evil]: [evil] });
  expect(jsonText('\u009b\u202e\u{e0041}')).toBe('"\\u009b\\u202e\\udb40\\udc41"');
});

it('shows in a terminal and in XML what was there, and strips it from logs', () => {
  expect(harmless('\u001b[31ma\r\u202eb\n\tc')).toBe('␛[31ma␍�b\n\tc');
  expect(harmless('\u001b[31ma\u001b[2J', { painted: true })).toBe('\u001b[31ma␛[2J');
  expect(junit.write(report)).toContain('name="a␛[31mred␛[0m␛[2J␛]52;c;eA==␇␛]0;title�1A�52;c;eA==�␍b�c�d��');
  expect(plainText(evil)).toBe('aredbcde');
});
