import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { machineProblem, ProblemError } from '../model/problem.ts';
import { compareFolder, type PathState } from '../render/compare-folder.ts';
import { readRecord } from '../render/render-record.ts';
import { writeFolder } from '../render/write-folder.ts';
import { filesOf } from './files-of.ts';
import { settleFile } from './settle-file.ts';

/** A rendered folder, and what each of its paths was before. */
export interface Rendering {
  /** Absolute. */
  readonly folder: string;
  readonly paths: readonly PathState[];
}

/**
 * Text → Files in a folder below the description's; with `check` nothing is written. A file that was changed by hand is
 * neither overwritten nor removed, unless forced: a ProblemError names it, and nothing is touched.
 */
export async function render(request: {
  readonly file: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly force?: boolean;
}): Promise<Rendering> {
  const inside = request.out === undefined ? undefined : insideOf(request.file, request.out);
  const { stack, root } = await settleFile(request.file, inside);
  const folder = join(root, stack.folder);
  if (!leadsInside(realPath(root), stack.folder)) throw leadsElsewhere(folder);
  const { files } = filesOf(stack);
  const record = readRecord(folder);
  const paths = compareFolder(folder, files, record);
  if (request.check) return { folder, paths };
  const edited = paths.filter(({ byHand }) => byHand).map(({ path }) => path);
  if (edited.length > 0 && !request.force) throw editedByHand(folder, edited, record.size > 0);
  writeFolder(folder, files, paths);
  return { folder, paths };
}

function editedByHand(folder: string, paths: readonly string[], recorded: boolean): ProblemError {
  const name = relative('', folder);
  const summary = recorded
    ? `Changed by hand since it was rendered: ${paths.join(', ')}`
    : `Not rendered by Stackwright, or its record .stackwright.json is gone: ${paths.join(', ')}`;
  return machineProblem(summary, [
    `Nothing in ${name} was touched. Say in the description what the change is for, or overwrite it with --force.`,
    '--check lists all that differs.',
  ]);
}

function leadsElsewhere(folder: string): ProblemError {
  return machineProblem(`${folder} leads out of the folder of the description, over a symbolic link.`, [
    'Nothing was touched. Remove the link, or name another folder with --out.',
  ]);
}

/** The output folder relative to the description's; it must lie below it, because the build context is that folder. */
function insideOf(file: string, out: string): string {
  const root = realPath(dirname(resolve(file)));
  const path = relative(root, resolve(out));
  const plain = /^[A-Za-z0-9._@+-]+(\/[A-Za-z0-9._@+-]+)*$/;
  const below = path !== '' && !path.startsWith('..') && plain.test(path.split(sep).join('/'));
  if (below && leadsInside(root, path)) return path.split(sep).join('/');
  throw new ProblemError([
    {
      kind: 'description',
      summary: `${out} does not lie below ${root}`,
      places: [],
      notes: [
        'The build context is the folder of the description, so the rendered folder must be inside it: --out deploy, for instance.',
      ],
    },
  ]);
}

/** Whether no symbolic link leads from a folder to a path below it. */
function leadsInside(root: string, path: string): boolean {
  const folders = path.split(sep).map((_, depth, parts) => join(root, ...parts.slice(0, depth + 1)));
  return folders.every((folder) => realPath(folder) === folder);
}

/** Without symbolic links; as it is where nothing is there. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
