import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReportFiles } from '../../src/terminal/report-files.ts';
import { tableText } from '../../src/terminal/table-text.ts';
import { sampleReport } from '../report/sample-report.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackwright-report-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes each format to its file', async () => {
  const files = await openReportFiles({ junit: join(folder, 'a.xml'), json: join(folder, 'a.json') });
  await files.write(sampleReport);
  await files.discard();
  expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'))).toEqual(sampleReport);
  expect(await readFile(join(folder, 'a.xml'), 'utf8')).toMatch(/^<\?xml/);
  expect((await readdir(folder)).sort()).toEqual(['a.json', 'a.xml']);
});

it('leaves an older report alone until the new one is whole', async () => {
  await writeFile(join(folder, 'a.xml'), 'older');
  const files = await openReportFiles({ junit: join(folder, 'a.xml'), json: undefined });
  await files.discard();
  expect(await readdir(folder)).toEqual(['a.xml']);
  expect(await readFile(join(folder, 'a.xml'), 'utf8')).toBe('older');
});

it('says at once that a file cannot be written', async () => {
  await expect(openReportFiles({ junit: join(folder, 'no/a.xml') })).rejects.toThrow(
    `${folder}/no/a.xml cannot be written: the folder does not exist`,
  );
});

it('writes to a pipe or a device, and never takes its place', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const files = await openReportFiles({ json: pipe });
  const [text] = await Promise.all([readFile(pipe, 'utf8'), files.write(sampleReport)]);
  await files.discard();
  expect(JSON.parse(text)).toEqual(sampleReport);
  expect(await readdir(folder)).toEqual(['pipe']);
  const full = await openReportFiles({ json: '/dev/full' });
  await expect(full.write(sampleReport)).rejects.toThrow('/dev/full cannot be written: the disk is full');
  expect((await stat('/dev/full')).isCharacterDevice()).toBe(true);
});

it('lines up a table', () => {
  expect(
    tableText(
      ['NAME', 'URL'],
      [
        ['long-name', '-'],
        ['x', ''],
      ],
    ),
  ).toBe('NAME       URL\nlong-name  -\nx');
});
