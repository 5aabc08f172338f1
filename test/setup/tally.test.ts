import { expect, test } from 'vitest';
import { countLintErrors, countTests, countTypeErrors, sum } from '../../scripts/tally.mjs';

const finished = { exitCode: 0, filtered: false };

function file(...statuses: string[]) {
  const assertionResults = statuses.map((status) => ({ status }));
  return { status: statuses.includes('failed') ? 'failed' : 'passed', assertionResults };
}

test('counts the tests that passed', () => {
  expect(countTests({ testResults: [file('passed', 'passed'), file('passed')] }, finished)).toEqual({
    passed: 3,
    failed: 0,
  });
});

test.each(['failed', 'skipped', 'pending', 'todo', 'disabled'])('a test that is %s has failed', (status) => {
  expect(countTests({ testResults: [file('passed', status)] }, finished)).toEqual({ passed: 1, failed: 1 });
});

test('tests left out by name on request have not', () => {
  const report = { testResults: [file('passed', 'skipped')] };
  expect(countTests(report, { ...finished, filtered: true })).toEqual({ passed: 1, failed: 0 });
});

test('a file that broke before its tests has failed once', () => {
  const report = { testResults: [file('passed'), { status: 'failed', assertionResults: [] }] };
  expect(countTests(report, { ...finished, exitCode: 1 })).toEqual({ passed: 1, failed: 1 });
});

test('a crash, or an error outside any test, has failed once', () => {
  expect(countTests(undefined, { ...finished, exitCode: 139 })).toEqual({ passed: 0, failed: 1 });
  expect(countTests(undefined, finished)).toEqual({ passed: 0, failed: 1 });
  expect(countTests({ testResults: [file('passed')] }, { ...finished, exitCode: 1 })).toEqual({ passed: 1, failed: 1 });
});

test('counts type errors, at least one when tsc failed', () => {
  const output = 'a.ts(1,1): error TS2304: no x.\nb.ts:2:1 - error TS1: no.\n';
  expect(countTypeErrors(output, 2)).toBe(2);
  expect(countTypeErrors('killed', 137)).toBe(1);
  expect(countTypeErrors('', 0)).toBe(0);
});

test('counts lint errors, at least one when Biome failed', () => {
  expect(countLintErrors('Checked 4 files in 1ms. No fixes applied.\nFound 2 errors.\nFound 1 warning.\n', 1)).toBe(3);
  expect(countLintErrors('no biome.json', 1)).toBe(1);
  expect(countLintErrors('Found 1 info.\n', 0)).toBe(0);
});

test('adds up', () => {
  expect(
    sum([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 2 });
});
