import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseEnvFile, readEnvFile } from '../../src/deploy/env-file.ts';

test('names and values, comments and blank lines', () => {
  const text = '\ufeff# of the shop\n\nSECRET_KEY=a=b c#d\r\nEMPTY=\n  # indented\nURL=postgres://me@db/shop?x=1&y=2\n';
  expect(parseEnvFile(text, '.env')).toEqual({
    SECRET_KEY: 'a=b c#d',
    EMPTY: '',
    URL: 'postgres://me@db/shop?x=1&y=2',
  });
});

test('the last value of a name counts, as in Compose', () => {
  expect(parseEnvFile('A=1\nA=2', '.env')).toEqual({ A: '2' });
});

test.each([
  ['A="quoted"', 'has a quote, $ or backslash'],
  ["A=it's", 'has a quote, $ or backslash'],
  ['A=$HOME', 'has a quote, $ or backslash'],
  ['A=a\\nb', 'has a quote, $ or backslash'],
  ['A=b # c', 'has a # behind a space'],
  ['A= b', 'has spaces around its value'],
  ['A=b ', 'has spaces around its value'],
  ['A=\u0007', 'has a control character'],
  ['export A=b', 'is not NAME=value'],
  ['A', 'is not NAME=value'],
  ['A: b', 'is not NAME=value'],
  [' A=b', 'is not NAME=value'],
])('%j is refused', (line, why) => {
  expect(() => parseEnvFile(`OK=1\n${line}\n`, 'app/.env')).toThrow(`Line 2 of the env file app/.env ${why}`);
});

test('a refused line is shown without its value', () => {
  try {
    parseEnvFile('TOKEN="hunter2"', '.env');
    expect.unreachable();
  } catch (error) {
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(error).toMatchObject({
      problems: [{ kind: 'description', places: [{ file: '.env', line: 1, excerpt: 'TOKEN=…' }] }],
    });
  }
});

test('a file that is missing is named', async () => {
  const root = mkdtempSync(join(tmpdir(), 'stackwright-env-'));
  await expect(readEnvFile(root, '.env')).rejects.toThrow('The env file .env does not exist.');
  expect(await readEnvFile(root, null)).toEqual({});
});
