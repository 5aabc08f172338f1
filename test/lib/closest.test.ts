import { expect, it } from 'vitest';
import { closest } from '../../src/lib/closest.ts';

const keys = ['name', 'app', 'web', 'server', 'workers', 'worker', 'link', 'supervisor', 'timeouts'];

it.each([
  ['wokers', 'workers'],
  ['workesr', 'workers'],
  ['timeout', 'timeouts'],
  ['superviser', 'supervisor'],
  ['sevrer', 'server'],
  ['WORKERS', 'workers'],
  ['worker', 'worker'],
])('%s means %s', (word, meant) => {
  expect(closest(word, keys)).toBe(meant);
});

it.each(['', 'x', 'env', 'port', 'application', 'q'.repeat(100_000)])('nothing is near %.20s', (word) => {
  expect(closest(word, keys)).toBe(null);
});

it('counts a swap of neighbours as one slip', () => {
  expect(closest('tsl', ['tls'])).toBe('tls');
  expect(closest('slt', ['tls'])).toBe(null);
});
