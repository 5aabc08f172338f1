import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path';
import type { ImagePlan, RenderedFile } from '../model/plan.ts';
import { ProblemError } from '../model/problem.ts';
import type { RunOptions } from '../model/run-options.ts';
import { isIgnored } from './is-ignored.ts';

/** One entry of a build context, before anything is read. */
export type ContextEntry =
  | { readonly path: string; readonly type: 'folder' }
  | { readonly path: string; readonly type: 'link'; readonly target: string }
  | {
      readonly path: string;
      readonly type: 'file';
      readonly source: string;
      readonly size: number;
      readonly executable: boolean;
      /** When the user last changed it. */
      readonly modified: Date;
    }
  | { readonly path: string; readonly type: 'generated'; readonly text: string; readonly executable: boolean };

export interface ContextSource {
  readonly image: Pick<ImagePlan, 'context' | 'dockerfile'>;
  /** The rendered folder, relative to the root. */
  readonly folder: string;
  readonly files: readonly RenderedFile[];
  readonly options: Pick<RunOptions, 'root' | 'appFolder' | 'appPath'>;
}

/**
 * Lists a build context in one order on every machine: the user's files and folders without the ignored ones, and the
 * generated files. Throws a description problem for a path that is missing or leads out of the folder.
 */
export async function contextEntries(source: ContextSource): Promise<readonly ContextEntry[]> {
  const found = new Map<string, ContextEntry>();
  for (const path of source.image.context.user) {
    const at = await locate(path, source);
    for (const entry of await walk(at, posix.normalize(path), source.folder)) found.set(entry.path, entry);
  }
  for (const file of source.files) {
    const path = posix.join(source.folder, file.path);
    if (file.path === source.image.dockerfile || source.image.context.generated.includes(file.path)) {
      found.set(path, { path, type: 'generated', text: file.text, executable: file.executable });
    }
  }
  for (const path of [...found.keys()].flatMap(ancestors))
    if (!found.has(path)) found.set(path, { path, type: 'folder' });
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `a/b/c` → `a/b`, `a`. */
function ancestors(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? [] : [parent, ...ancestors(parent)];
}

interface Location {
  /** Real path that nothing may lead out of. */
  readonly root: string;
  readonly path: string;
}

/** Where an entry of the context stands on disk: in the stand-in for the app's folder when there is one, else in the root. */
async function locate(path: string, { options }: ContextSource): Promise<Location> {
  const below = options.appFolder !== null && options.appPath !== undefined ? relative(options.appPath, path) : '..';
  const standIn = join(options.appFolder ?? '', below);
  const stands =
    !below.startsWith('..') &&
    (await lstat(standIn).then(
      () => true,
      () => false,
    ));
  const [folder, place] =
    stands && options.appFolder ? [options.appFolder, standIn] : [options.root, join(options.root, path)];
  const root = await realpath(folder);
  const parent = await realpath(place === folder ? place : dirname(place)).catch(() => {
    throw refused(`${path} does not exist.`);
  });
  if (leaves(root, parent)) throw refused(`${path} leads out of the folder of the description.`);
  return { root, path: place };
}

async function walk(at: Location, path: string, folder: string): Promise<ContextEntry[]> {
  const stat = await lstat(at.path).catch(() => {
    throw refused(`${path} does not exist.`);
  });
  if (stat.isSymbolicLink()) return [await link(at, path)];
  if (stat.isFile())
    return [
      {
        path,
        type: 'file',
        source: at.path,
        size: stat.size,
        executable: (stat.mode & 0o100) !== 0,
        modified: stat.mtime,
      },
    ];
  // A socket or a pipe that a running app left behind is no part of it.
  if (!stat.isDirectory()) return [];
  const names = (await readdir(at.path)).filter((name) => !isIgnored(name) && posix.join(path, name) !== folder);
  const inside = await Promise.all(
    names.map((name) => walk({ ...at, path: join(at.path, name) }, posix.join(path, name), folder)),
  );
  return [...(path === '.' ? [] : [{ path, type: 'folder' as const }]), ...inside.flat()];
}

async function link(at: Location, path: string): Promise<ContextEntry> {
  const target = await readlink(at.path);
  const real = await realpath(at.path).catch(async () => join(await realpath(dirname(at.path)), target));
  if (isAbsolute(target) || leaves(at.root, real)) {
    throw refused(
      `${path} is a symbolic link to ${target}, which leads out of the folder.`,
      'Only what is in the folder gets into an image: copy it there, or make the link relative.',
    );
  }
  return { path, type: 'link', target };
}

function leaves(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

function refused(summary: string, ...notes: string[]): ProblemError {
  return new ProblemError([{ kind: 'description', summary, places: [], notes }]);
}
