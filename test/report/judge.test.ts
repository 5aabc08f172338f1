import { expect, it } from 'vitest';
import type { Observation } from '../../src/model/check.ts';
import type { StackReport, Verdict } from '../../src/model/report.ts';
import { judge } from '../../src/report/judge.ts';
import { summarise } from '../../src/report/summarise.ts';

const meta: Omit<StackReport, 'results'> = {
  name: 'demo',
  file: 'demo.yaml',
  topology: 'nginx',
  problems: [],
  seconds: 3,
  upSeconds: 1,
};

/** The result of one observation with this outcome. */
function judged(outcome: Observation['outcome']) {
  return judge([{ check: 'status', title: 'Answers', app: 'own', outcome, seconds: 0.1 }], meta).results[0];
}

it('passes what is seen as expected, and looks at nothing else', () => {
  const outcome = { kind: 'seen', seen: { status: 200, extra: 1 }, expected: { status: 200 }, limit: null } as const;
  expect(judged(outcome)).toEqual({
    check: 'status',
    title: 'Answers',
    verdict: 'passed',
    seconds: 0.1,
    seen: outcome.seen,
    expected: outcome.expected,
    differs: [],
    note: null,
  });
});

it('fails with the names that differ or were not seen, and keeps the declared limit', () => {
  const seen = { status: 500, body: 'x' };
  const expected = { status: { $oneOf: [200, 204] }, body: 'x', type: 'text/html' };
  expect(judged({ kind: 'seen', seen, expected, limit: 'chunked bodies: 411' })).toMatchObject({
    verdict: 'failed',
    differs: ['status', 'type'],
    note: 'chunked bodies: 411',
  });
});

it('calls a check that expects nothing broken', () => {
  expect(judged({ kind: 'seen', seen: { status: 200 }, expected: {}, limit: null })).toMatchObject({
    verdict: 'broken',
    note: 'the check expects nothing',
  });
});

it.each([
  [{ kind: 'broken', error: 'ECONNRESET' }, 'broken', 'ECONNRESET'],
  [{ kind: 'skipped', reason: 'the stack is gone' }, 'skipped', 'the stack is gone'],
  [{ kind: 'inapplicable', reason: 'no TLS' }, 'inapplicable', 'no TLS'],
] as const)('%j is %s', (outcome, verdict, note) => {
  expect(judged(outcome)).toMatchObject({ verdict, note, differs: [] });
});

/** A report of stacks whose results have these verdicts. */
function report(...stacks: Verdict[][]) {
  return summarise(stacks.map((verdicts) => ({ ...meta, results: verdicts.map((verdict) => ({ ...base, verdict })) })));
}
const base = { check: 'c', title: 'C', seconds: 0, seen: {}, expected: {}, differs: [], note: null };

it.each<[boolean, Verdict[][]]>([
  [true, [['passed']]],
  [true, [['passed', 'inapplicable']]],
  [true, [['passed'], ['inapplicable']]],
  [false, []],
  [false, [[]]],
  [false, [['passed'], []]],
  [false, [['inapplicable']]],
  [false, [['passed', 'failed']]],
  [false, [['passed', 'broken']]],
  [false, [['passed'], ['skipped']]],
])('passed is %j for %j', (passed, stacks) => {
  expect(report(...stacks).passed).toBe(passed);
});

it('does not pass with a problem, and counts each verdict', () => {
  const stack: StackReport = {
    ...meta,
    results: [{ ...base, verdict: 'passed' }],
    problems: [{ kind: 'machine', summary: 'x', notes: [] }],
  };
  expect(summarise([stack])).toEqual({
    stacks: [stack],
    counts: { passed: 1, failed: 0, broken: 0, skipped: 0, inapplicable: 0 },
    passed: false,
  });
});
