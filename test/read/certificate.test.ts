import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDescription } from '../../src/read/read-description.ts';
import { inFolder } from './said-of.ts';

/** What a reader is told of a certificate with which nothing is wrong; what is refused is in test/refusals. */
function notesOn(name: string, hosts: string): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    await cp(join(import.meta.dirname, 'certificates'), folder, { recursive: true });
    const tls = `listen: {tls: {certificate: ${name}.pem, key: ${name}-key.pem}}`;
    const file = join(folder, 'stack.yaml');
    await writeFile(file, `name: demo\napp: {path: app}\nserver: uwsgi\nhosts: [${hosts}]\n${tls}\n`);
    const { findings, notes } = await readDescription(file);
    expect(findings).toEqual([]);
    return notes;
  });
}

it.each([
  ['one', 'one.example, www.one.example', []],
  ['one', '"*.one.example"', []],
  ['one', '', []],
  [
    'one',
    'one.example, two.example, a.b.one.example',
    ['one.pem is not for two.example, a.b.one.example: clients will refuse it there'],
  ],
  ['old', 'old.example', ['old.pem has expired on 2020-02-01: clients will refuse it']],
] as const)('%s.pem for %s', async (name, hosts, notes) => {
  expect(await notesOn(name, hosts)).toEqual(notes);
});
