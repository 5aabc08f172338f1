import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Files } from '../model/plan.ts';
import { digest } from './digest.ts';
import { type OnDisk, onDisk } from './on-disk.ts';
import type { RenderRecord } from './render-record.ts';

/** What a path of a rendered folder is, compared with what would be rendered. */
export interface PathState {
  /** Relative to the folder. */
  readonly path: string;
  /**
   * `missing`: would be rendered, is not there. `changed`: is there, and would be rendered otherwise. `extra`: was
   * rendered once, would not be any more. `foreign`: was never rendered, so it is left alone.
   */
  readonly state: 'unchanged' | 'missing' | 'changed' | 'extra' | 'foreign';
  /** Whether what is `changed` or `extra` was changed by hand since it was rendered. */
  readonly byHand: boolean;
}

/** Compares a folder with the files that belong into it, in the order of paths; throws when something else is in the way of one. */
export function compareFolder(folder: string, files: Files, record: RenderRecord): readonly PathState[] {
  const wanted = new Map(files.map((file) => [file.path, digest(file)]));
  const known = [...new Set([...wanted.keys(), ...record.keys()])];
  const states = known.map((path) => stateOf(path, onDisk(folder, path), [wanted.get(path), record.get(path)]));
  const others = pathsIn(folder).filter((path) => !isPart(path, known));
  const foreign = others.filter((path) => !others.includes(dirname(path)));
  return [...states.filter((state) => state !== null), ...foreign.map(foreignState)].sort((left, right) =>
    left.path < right.path ? -1 : 1,
  );
}

function stateOf(
  path: string,
  now: OnDisk | null,
  [wanted, recorded]: readonly (string | undefined)[],
): PathState | null {
  if (now === null) return wanted === undefined ? null : { path, state: 'missing', byHand: false };
  if (now.digest !== wanted)
    return { path, state: wanted === undefined ? 'extra' : 'changed', byHand: now.digest !== recorded };
  // An image built from a file that only its owner may read would not start.
  return { path, state: now.readable ? 'unchanged' : 'changed', byHand: false };
}

function foreignState(path: string): PathState {
  return { path, state: 'foreign', byHand: false };
}

/** Whether a path is one of the known ones, a folder of theirs, or our own. */
function isPart(path: string, known: readonly string[]): boolean {
  return path.startsWith('.stackwright') || known.some((other) => other === path || other.startsWith(`${path}/`));
}

function pathsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
}
