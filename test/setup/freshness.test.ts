import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildIsFresh, stampName } from '../../scripts/freshness.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stackwright-build-'));
  for (const path of ['src/lib/a.ts', 'templates/nginx/nginx.conf.hbs', 'package.json', `dist/${stampName}`])
    write(path);
  for (const path of [
    'src/lib/a.ts',
    'src/lib',
    'src',
    'templates/nginx/nginx.conf.hbs',
    'templates/nginx',
    'templates',
  ])
    age(path, 60);
  age('package.json', 60);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), '');
}

function age(path: string, seconds: number) {
  const then = Date.now() / 1000 - seconds;
  utimesSync(join(root, path), then, then);
}

test('a build that is newer than its sources is fresh', () => {
  expect(buildIsFresh(root)).toBe(true);
});

test('no build is not', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  expect(buildIsFresh(root)).toBe(false);
});

test.each(['src/lib/a.ts', 'templates/nginx/nginx.conf.hbs', 'package.json'])(
  'an edit of %s makes it stale',
  (path) => {
    age(path, -10);
    expect(buildIsFresh(root)).toBe(false);
  },
);

test('so does a source that is gone', () => {
  rmSync(join(root, 'src/lib/a.ts'));
  age('src/lib', -10);
  expect(buildIsFresh(root)).toBe(false);
});

test('what the build generates does not', () => {
  write('src/generated/templates.js');
  age('src/generated/templates.js', -10);
  age('src', 60);
  expect(buildIsFresh(root)).toBe(true);
});
