import { expect, it } from 'vitest';
import type { Place, Problem } from '../../src/model/problem.ts';
import { problemText } from '../../src/report/problem-text.ts';

const place: Place = { file: 'stacks/demo.yaml', line: 6, column: 13, length: 5, excerpt: '  protocol: uwsgi' };

/** A problem of a description, as the terminal shows it. */
function shown(places: readonly Place[], notes: readonly string[] = []): string {
  return problemText({ kind: 'description', summary: 'wrong', places, notes }, { color: false });
}

it('points, explains and offers', () => {
  const problem: Problem = {
    kind: 'description',
    summary: 'lighttpd cannot dial daphne over uwsgi',
    places: [place],
    notes: [
      'lighttpd dials http, uwsgi, scgi, fastcgi; daphne answers http.',
      'Both speak http. App servers that answer uwsgi: uwsgi.',
    ],
  };
  expect(problemText(problem, { color: false })).toBe(
    `stacks/demo.yaml:6:13  lighttpd cannot dial daphne over uwsgi
   6 │   protocol: uwsgi
     │             ~~~~~
  lighttpd dials http, uwsgi, scgi, fastcgi; daphne answers http.
  Both speak http. App servers that answer uwsgi: uwsgi.`,
  );
});

it('shows several places one after the other', () => {
  const other: Place = { ...place, line: 12345, column: 1, length: 3, excerpt: 'web: none' };
  expect(shown([place, other])).toBe(
    `stacks/demo.yaml:6:13  wrong
   6 │   protocol: uwsgi
     │             ~~~~~
12345 │ web: none
      │ ~~~`,
  );
});

it('needs no place', () => {
  expect(shown([], ['a note\nof two lines'])).toBe('wrong\n  a note\n  of two lines');
});

it('shows the last log lines of a stack beside a bar, without what steers a terminal', () => {
  const log = ['Traceback:', '\tFile "x.py"  ', '\u001b[31mred\u001b[0m \u0007bell', `long ${'x'.repeat(500)}`];
  const text = problemText(
    { kind: 'stack', summary: 'app ended with 1', notes: ['See the log.'], log },
    { color: false },
  );
  expect(text).toBe(
    `app ended with 1\n  See the log.\n  │ Traceback:\n  │     File "x.py"\n  │ red bell\n  │ long ${'x'.repeat(395)}…`,
  );
});

it('makes control characters visible everywhere', () => {
  const evil: Place = { file: 'a\u001b[2J.yaml', line: 1, column: 4, length: 3, excerpt: 'a:\t\u001b]0\u0007b' };
  expect(shown([evil], ['\u009b2J'])).toBe('a␛[2J.yaml:1:4  wrong\n   1 │ a:␉␛]0␇b\n     │    ~~~\n  �2J');
});

it('measures wide characters', () => {
  const text = shown([{ ...place, line: 1, column: 6, length: 2, excerpt: '名前: x日本' }]);
  expect(text.split('\n').slice(1)).toEqual(['   1 │ 名前: x日本', `     │ ${' '.repeat(7)}~~~~`]);
});

it.each([
  ['at the start', 1, 5, `aaaaa${'b'.repeat(95)}…`, 0, 5],
  ['in the middle', 501, 5, `…${'a'.repeat(40)}`, 41, 5],
  ['at the end', 996, 5, '…', 96, 5],
  ['longer than what is shown', 501, 400, '…', 41, 60],
])('cuts a long line around the mark %s', (_, column, length, start, indent, marked) => {
  const excerpt = column === 1 ? `aaaaa${'b'.repeat(995)}` : 'a'.repeat(1000);
  const [, line = '', squiggle = ''] = shown([{ ...place, line: 1, column, length, excerpt }]).split('\n');
  expect(line.slice(7).startsWith(start)).toBe(true);
  expect(line.slice(7).length).toBeLessThanOrEqual(102);
  expect(squiggle.slice(7)).toBe(' '.repeat(indent) + '~'.repeat(marked));
});

it('colours when asked to', () => {
  expect(problemText({ kind: 'machine', summary: 'no Docker', notes: [] }, { color: true })).toBe(
    '\u001b[1mno Docker\u001b[22m',
  );
});
