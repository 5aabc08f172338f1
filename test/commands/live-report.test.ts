import { expect, it } from 'vitest';
import { plain } from '../../src/catalog/reports/plain.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Report, StackReport } from '../../src/model/report.ts';
import { summarise } from '../../src/report/summarise.ts';
import { liveReport } from '../../src/terminal/live-report.ts';
import { sampleReport } from '../report/sample-report.ts';

/** A session that remembers what is printed, and which problems are told. */
function recorder() {
  const printed: string[] = [];
  const told: Problem[] = [];
  const session = {
    signal: new AbortController().signal,
    color: false,
    onProgress: () => {},
    print: (text: string) => void printed.push(text.endsWith('\n') ? text : `${text}\n`),
    complain: (problems: readonly Problem[]) => void told.push(...problems),
  };
  return { session, printed, told };
}

/** The report after each check and each stack, as `test` tells of it. */
function growing({ stacks }: Report): Report[] {
  const reports: Report[] = [];
  const over: StackReport[] = [];
  for (const stack of stacks) {
    for (let count = 1; count <= stack.results.length; count++)
      reports.push(summarise([...over, { ...stack, results: stack.results.slice(0, count), problems: [] }]));
    over.push(stack);
    reports.push(summarise([...over]));
  }
  return reports;
}

it('prints each check when it is made, and in the end the report as it is printed at once', () => {
  const { session, printed } = recorder();
  const live = liveReport(session);
  for (const report of growing(sampleReport)) live.show(report);
  expect(printed.slice(0, 2)).toEqual([
    'demo  nginx → uwsgi/unix → uWSGI prefork ×4\n  ✓ Answers GET /\n',
    '  ✓ Keeps %2F  (limit: Apache answers 404)\n',
  ]);
  expect(printed).toHaveLength(8);
  live.end(sampleReport);
  expect(printed.at(-1)).toMatch(/^\n3 passed, .*\n$/);
  expect(printed.join('')).toBe(plain.write(sampleReport));
});

it('prints what kept a stack from being tested to its end below what was seen', () => {
  const [stack] = sampleReport.stacks;
  const problems: Problem[] = [{ kind: 'machine', summary: 'no Docker', notes: [] }];
  const report = summarise([{ ...(stack as StackReport), problems }]);
  const { session, printed } = recorder();
  const live = liveReport(session);
  for (const each of growing(report)) live.show(each);
  live.end(report);
  expect(printed.join('')).toBe(plain.write(report));
  expect(printed.at(-1)).toMatch(/^ {2}! no Docker\n/);
});

it('tells a problem when it happens, and once', () => {
  const [, sick] = sampleReport.stacks;
  const report = summarise([sick as StackReport, { ...(sick as StackReport), name: 'other' }]);
  const { session, told } = recorder();
  const live = liveReport(session);
  const [first, second] = growing(report);
  live.show(first as Report);
  expect(told).toEqual(sick?.problems);
  live.show(second as Report);
  live.end(report);
  expect(told).toHaveLength(1);
});
