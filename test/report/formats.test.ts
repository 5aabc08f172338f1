import { expect, it } from 'vitest';
import { json } from '../../src/catalog/reports/json.ts';
import { junit } from '../../src/catalog/reports/junit.ts';
import { plain } from '../../src/catalog/reports/plain.ts';
import { paintReport } from '../../src/report/paint-report.ts';
import { summarise } from '../../src/report/summarise.ts';
import { sampleReport } from './sample-report.ts';

it('writes JUnit XML', async () => {
  await expect(junit.write(sampleReport)).toMatchFileSnapshot('golden/junit.xml');
});

it('writes plain text', async () => {
  await expect(plain.write(sampleReport)).toMatchFileSnapshot('golden/plain.txt');
});

it('writes JSON that reads back the same', () => {
  expect(JSON.parse(json.write(sampleReport))).toEqual(sampleReport);
});

it('writes a report of nothing', () => {
  const report = summarise([]);
  expect(plain.write(report)).toBe('0 passed: 0 stacks in 0.00 s\n');
  expect(junit.write(report)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stackwright" tests="0" failures="0" errors="0" skipped="0" time="0.000"/>\n',
  );
});

it('colours the marks alone', () => {
  expect(paintReport('  ✓ A - b ✗\n  ✗ B\n  text\n', { color: true })).toBe(
    '  \u001b[32m✓\u001b[39m A - b ✗\n  \u001b[31m✗\u001b[39m B\n  text\n',
  );
  expect(paintReport('  ✓ A\n', { color: false })).toBe('  ✓ A\n');
});
