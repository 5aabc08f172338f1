import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { structures } from './structure/index.ts';

/*
 * What the readers read: the tests of rendering are worth what these are. A file in readings/ is a case, named after its
 * format: a text, a line of dashes, and its structure, a directive or line at a time, with what expands in «».
 */
const folder = join(import.meta.dirname, 'readings');
const dashes = `${'-'.repeat(10)}\n`;
const names = readdirSync(folder).sort();
const formats = Object.keys(structures);

const formatOf = (name: string) => formats.find((format) => name.startsWith(format)) ?? name;

it('has a reading for every format', () => {
  expect(formats.filter((format) => !names.some((name) => name.startsWith(format)))).toEqual([]);
});

it.each(names)('%s', (name) => {
  const file = join(folder, name);
  const [text = '', expected] = readFileSync(file, 'utf8').split(dashes);
  const tree = structures[formatOf(name)]?.(text);
  const lines = Array.isArray(tree) ? tree : [tree];
  const said = lines
    .map((line) => `${JSON.stringify(line).replaceAll('\ue000', '«').replaceAll('\ue001', '»')}\n`)
    .join('');
  if (process.env.UPDATE_GOLDENS) writeFileSync(file, text + dashes + said);
  else expect(said).toBe(expected);
});

it.each([
  ['nginx', 'a "b"c;'],
  ['nginx', 'a b'],
  ['nginx', '}'],
  ['nginx', 'a b; } server { c d;'],
  ['nginx', 'a "b;'],
  ['apache', '<If a>\nB c'],
  ['apache', '</If>'],
  ['python', '"a'],
  ['shell', "a 'b"],
  ['perl', "a 'b"],
  ['ruby', "a 'b"],
  ['php', "<?php a 'b"],
  ['php-ini', "a = 'b"],
  ['compose', 'a: "b'],
  ['uwsgi-ini', 'a\n'],
])('%s stops at %j', (format, text) => {
  expect(() => structures[format]?.(text)).toThrow();
});
