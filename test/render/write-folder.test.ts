import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RenderedFile } from '../../src/model/plan.ts';
import { compareFolder } from '../../src/render/compare-folder.ts';
import { readRecord } from '../../src/render/render-record.ts';
import { writeFolder } from '../../src/render/write-folder.ts';

let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stackwright-folder-'));
  folder = join(root, 'deploy/demo');
});
afterEach(() => rmSync(root, { recursive: true }));

const file = (path: string, text = path, executable = false): RenderedFile => ({ path, text, executable });
const files = [file('a.conf'), file('b.conf'), file('run/c', 'c', true)];
const at = (path: string) => join(folder, path);

/** What `render` does, in words: `b.conf changed`, `c.conf extra by hand`. */
async function states(wanted = files): Promise<string[]> {
  const found = compareFolder(folder, wanted, readRecord(folder));
  return found.map(({ path, state, byHand }) => `${path} ${state}${byHand ? ' by hand' : ''}`);
}

async function write(wanted = files): Promise<void> {
  writeFolder(folder, wanted, compareFolder(folder, wanted, readRecord(folder)));
}

const unchanged = ['a.conf unchanged', 'b.conf unchanged', 'run/c unchanged'];

describe('a folder', () => {
  it('is made, with modes that do not depend on the umask', async () => {
    expect(await states()).toEqual(['a.conf missing', 'b.conf missing', 'run/c missing']);
    await write();
    expect(await states()).toEqual(unchanged);
    const mode = (path: string) => (lstatSync(path).mode & 0o777).toString(8);
    expect([join(root, 'deploy'), folder, at('run'), at('a.conf'), at('run/c')].map(mode)).toEqual([
      '755',
      '755',
      '755',
      '644',
      '755',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['.stackwright.json', 'a.conf', 'b.conf', 'run']);
  });

  it('keeps the mode that somebody gave it', async () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    await write();
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  });

  it('may have been brought to its state by hand', async () => {
    await write();
    writeFileSync(at('a.conf'), 'new');
    expect(await states([file('a.conf', 'new'), ...files.slice(1)])).toEqual(unchanged);
  });

  it('forgets what is gone already', async () => {
    await write();
    rmSync(at('b.conf'));
    const wanted = [file('a.conf'), file('run/c', 'c', true)];
    expect(await states(wanted)).toEqual(['a.conf unchanged', 'run/c unchanged']);
    await write(wanted);
    expect([...readRecord(folder).keys()]).toEqual(['a.conf', 'run/c']);
  });

  it('holds what others put there', async () => {
    await write();
    mkdirSync(at('more'));
    writeFileSync(at('more/mine'), '');
    writeFileSync(at('run/mine'), '');
    expect(await states()).toEqual([
      'a.conf unchanged',
      'b.conf unchanged',
      'more foreign',
      'run/c unchanged',
      'run/mine foreign',
    ]);
    await write();
    expect(existsSync(at('run/mine'))).toBe(true);
  });

  it('is cleared of what a killed render left, not of one that runs', async () => {
    await write();
    const gone = spawnSync('true').pid;
    mkdirSync(at(`.stackwright-${gone}`));
    mkdirSync(at(`.stackwright-${process.ppid}`));
    await write([file('a.conf', 'new')]);
    expect(readdirSync(folder).sort()).toEqual([`.stackwright-${process.ppid}`, '.stackwright.json', 'a.conf', 'run']);
  });
});

describe('a change by hand', () => {
  it.each([
    ['of the text', () => appendFileSync(at('a.conf'), '#')],
    ['of the mode', () => chmodSync(at('a.conf'), 0o755)],
  ])('%s is seen, in what stays and in what goes', async (_, change) => {
    await write();
    change();
    expect(await states()).toEqual(['a.conf changed by hand', ...unchanged.slice(1)]);
    expect(await states(files.slice(1))).toEqual(['a.conf extra by hand', ...unchanged.slice(1)]);
  });

  it('is what differs where the record is gone, or says nothing', async () => {
    for (const record of [null, '', 'null', '7', '[1]', '{"a.conf": 7}', '<<<<<<< HEAD']) {
      await write();
      if (record === null) rmSync(at('.stackwright.json'));
      else writeFileSync(at('.stackwright.json'), record);
      expect(await states(), String(record)).toEqual(unchanged);
      expect(await states([file('a.conf', 'new')]), String(record)).toContain('a.conf changed by hand');
    }
  });

  it('is not that only the owner may read it; but an image would be built of it', async () => {
    await write();
    chmodSync(at('a.conf'), 0o600);
    expect(await states()).toEqual(['a.conf changed', ...unchanged.slice(1)]);
    await write();
    expect(lstatSync(at('a.conf')).mode & 0o777).toBe(0o644);
  });
});

describe('nothing outside is touched', () => {
  it('whatever the record says', async () => {
    await write();
    const record = JSON.parse(readFileSync(at('.stackwright.json'), 'utf8'));
    const victims = ['deploy/victim', 'victim'].map((path) => join(root, path));
    for (const victim of victims) writeFileSync(victim, 'mine');
    const paths = [
      '../victim',
      '../../victim',
      'run/../../victim',
      './../victim',
      ...victims,
      '',
      '.',
      '..',
      '__proto__',
    ];
    const text = `{${paths.map((path) => `${JSON.stringify(path)}: "x"`).join(', ')}, "b.conf": "x"}`;
    writeFileSync(at('.stackwright.json'), text);
    expect(await states()).toEqual(unchanged);
    await write([file('a.conf')]);
    for (const victim of victims) expect(existsSync(victim)).toBe(true);
    expect(existsSync(at('b.conf'))).toBe(false);
    expect(record).toHaveProperty(['b.conf']);
  });

  it.each([
    ['a symbolic link', 'a.conf', () => symlinkSync(join(root, 'victim'), at('a.conf')), 'is a symbolic link'],
    ['a link above it', 'run', () => symlinkSync(root, at('run')), 'is a symbolic link'],
    ['a file above it', 'run', () => writeFileSync(at('run'), ''), 'is not a folder'],
    ['a pipe', 'a.conf', () => spawnSync('mkfifo', [at('a.conf')]), 'is not a plain file'],
    ['a folder', 'a.conf', () => mkdirSync(at('a.conf')), 'is a folder'],
    [
      'a link for the record',
      '.stackwright.json',
      () => symlinkSync('a.conf', at('.stackwright.json')),
      'is a symbolic link',
    ],
  ])('with %s in the way', async (_, path, make, said) => {
    writeFileSync(join(root, 'victim'), 'mine');
    await write();
    rmSync(at(path), { recursive: true });
    make();
    await expect(write([...files, file('new.conf')])).rejects.toThrow(`${at(path)} ${said}`);
    expect(existsSync(at('new.conf'))).toBe(false);
    expect(readFileSync(join(root, 'victim'), 'utf8')).toBe('mine');
  });

  it('with a link for the folder itself', async () => {
    mkdirSync(join(root, 'deploy'));
    symlinkSync(root, folder);
    await expect(write()).rejects.toThrow(`${folder} is a symbolic link`);
  });
});
