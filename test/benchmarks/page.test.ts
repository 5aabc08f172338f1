import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMet, type Record_, type Section } from '../../benchmarks/method/benchmark.ts';
import { benchmarksPage } from '../../benchmarks/method/page.ts';
import { figure, intervalText, spreadText } from '../../benchmarks/method/text.ts';

const record: Record_ = JSON.parse(readFileSync('docs/benchmarks.json', 'utf8'));

test('docs/benchmarks.md is what the record says', () => {
  expect(readFileSync('docs/benchmarks.md', 'utf8'), 'npm run bench writes it').toBe(benchmarksPage(record));
});

const section: Section = {
  title: 'Speed of light',
  method: ['With a ruler.'],
  recorded: '2026-11-20',
  seconds: 12.3,
  machine: { processors: '2 × Abacus', engine: '20.10' },
  noise: { loadBefore: 0.5, loadAfter: 1, stealPercent: null },
  goals: [
    { what: 'fast', found: 1.5, most: 2, unit: 'ms' },
    { what: 'small', found: 201, most: 200, unit: 'MB' },
  ],
  tables: [{ columns: ['', 'time'], rows: [['a|b', '3']] }],
  samples: [],
};

test('a section says how, what came out, where, and how quiet it was', () => {
  expect(benchmarksPage({ light: section }).split('\n').slice(5).join('\n')).toBe(`## Speed of light

\`npm run bench:light\`, recorded on 2026-11-20 in 12 s.

With a ruler.

| goal | at most | found |  |
| --- | --- | --- | --- |
| fast | 2.00 ms | 1.50 ms | met |
| small | 200 MB | 201 MB | **missed** |

|  | time |
| --- | --- |
| a\\|b | 3 |

Measured on processors 2 × Abacus, engine 20.10. The load was 0.5 before and 1 at the end.
`);
});

test('a figure that is exactly the goal meets it', () => {
  expect(isMet({ what: '', found: 2, most: 2, unit: '' })).toBe(true);
  expect(isMet({ what: '', found: 2.001, most: 2, unit: '' })).toBe(false);
});

test('figures have as many digits as they deserve', () => {
  expect([1.234, 12.34, 123.4].map((value) => figure(value, 'ms'))).toEqual(['1.23 ms', '12.3 ms', '123 ms']);
  expect(figure(0.5, '')).toBe('0.50');
  expect(figure(127.4, 'MB')).toBe('127 MB');
  expect(figure(0, 'of 1000')).toBe('0 of 1000');
  expect(spreadText([9, 11, 30], 'ms')).toBe('11.0 ms (9.0 to 30.0)');
  expect(intervalText({ estimate: 0.5, low: 0.45, high: 0.551 })).toBe('0.50 [0.45, 0.55]');
});
