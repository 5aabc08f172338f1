import type { Stats } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { machineProblem } from '../model/problem.ts';
import { digest } from './digest.ts';

/** A file as it is on disk. */
export interface OnDisk {
  readonly digest: string;
  /** Whether everybody may read it. */
  readonly readable: boolean;
}

/** The file at a path of a folder; null: there is none. Throws when something else is in the way, or it cannot be read. */
export async function onDisk(folder: string, path: string): Promise<OnDisk | null> {
  for (const parent of parentsOf(path)) await expectFolder(join(folder, parent));
  const target = join(folder, path);
  const state = await stateOf(target);
  if (state === null) return null;
  if (!state.isFile()) throw inTheWay(target, state.isDirectory() ? 'is a folder' : 'is not a plain file', state);
  const text = await readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw machineProblem(`${target} cannot be read (${error.code})`, [], error);
  });
  return { digest: digest({ text, executable: (state.mode & 0o100) !== 0 }), readable: (state.mode & 0o444) === 0o444 };
}

/** `a/b/c` → ``, `a`, `a/b`. */
function parentsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === '.' ? [''] : [...parentsOf(parent), parent];
}

/** A symbolic link would lead the files elsewhere. */
async function expectFolder(path: string): Promise<void> {
  const state = await stateOf(path);
  if (state && !state.isDirectory()) throw inTheWay(path, 'is not a folder', state);
}

async function stateOf(path: string): Promise<Stats | null> {
  return lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw machineProblem(`${path} cannot be looked at (${error.code})`, [], error);
  });
}

function inTheWay(path: string, what: string, state: Stats): Error {
  return machineProblem(`${path} ${state.isSymbolicLink() ? 'is a symbolic link' : what}`, [
    'Nothing was touched. Remove it: files are only written into the folder itself.',
  ]);
}
