import { expect, test } from 'vitest';
import { dependenciesMatch } from '../../scripts/setup/dependencies.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/yaml': { version: '2.9.1' },
    'node_modules/esbuild-darwin': { version: '1.0.0', optional: true },
  },
};

test.each([
  ['the same', { 'node_modules/yaml': { version: '2.9.1' } }, true],
  [
    'with an optional one',
    { 'node_modules/yaml': { version: '2.9.1' }, 'node_modules/esbuild-darwin': { version: '1.0.0' } },
    true,
  ],
  ['another version', { 'node_modules/yaml': { version: '2.8.0' } }, false],
  ['one too few', {}, false],
  ['one too many', { 'node_modules/yaml': { version: '2.9.1' }, 'node_modules/left': { version: '1.0.0' } }, true],
])('%s: %s', (_, packages, expected) => {
  expect(dependenciesMatch(wanted, { packages })).toBe(expected);
});

test('nothing installed, or half', () => {
  expect(dependenciesMatch(wanted, undefined)).toBe(false);
});
