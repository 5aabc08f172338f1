import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { machineProblem } from '../model/problem.ts';
import { digest } from './digest.ts';

/** A file as it is on disk. */
export interface OnDisk {
  readonly digest: string;
  /** Whether everybody may read it. */
  readonly readable: boolean;
}

/**
 * The file at a path of a folder; null: there is none. Throws when something else is in the way, or it cannot be read.
 * At once: a dozen small files take longer to hand to other threads than to read.
 */
export function onDisk(folder: string, path: string): OnDisk | null {
  for (const parent of parentsOf(path)) expectFolder(join(folder, parent));
  const target = join(folder, path);
  const state = stateOf(target);
  if (state === null) return null;
  if (!state.isFile()) throw inTheWay(target, state.isDirectory() ? 'is a folder' : 'is not a plain file', state);
  const text = read(target);
  return { digest: digest({ text, executable: (state.mode & 0o100) !== 0 }), readable: (state.mode & 0o444) === 0o444 };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw machineProblem(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`, [], error);
  }
}

/** `a/b/c` → ``, `a`, `a/b`. */
function parentsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === '.' ? [''] : [...parentsOf(parent), parent];
}

/** A symbolic link would lead the files elsewhere. */
function expectFolder(path: string): void {
  const state = stateOf(path);
  if (state && !state.isDirectory()) throw inTheWay(path, 'is not a folder', state);
}

function stateOf(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw machineProblem(`${path} cannot be looked at (${(error as NodeJS.ErrnoException).code})`, [], error);
  }
}

function inTheWay(path: string, what: string, state: Stats): Error {
  return machineProblem(`${path} ${state.isSymbolicLink() ? 'is a symbolic link' : what}`, [
    'Nothing was touched. Remove it: files are only written into the folder itself.',
  ]);
}
