import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files, RenderedFile } from '../model/plan.ts';
import { machineProblem, type ProblemError } from '../model/problem.ts';

/** What a folder holds compared with what would be rendered. Paths relative to the folder. */
export interface Difference {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Rendered earlier, not any more. */
  readonly removed: readonly string[];
  /** Changed by hand since they were rendered. */
  readonly edited: readonly string[];
}

/** Remembers the digests of what was rendered, so that a change by hand is noticed. */
const record = '.stackwright.json';

type Record_ = Readonly<Record<string, string>>;

/** Compares a folder with the files that belong into it. */
export async function compareFolder(folder: string, files: Files): Promise<Difference> {
  await refuseLinks(folder, files);
  const known = await readRecord(folder);
  const states = await Promise.all(
    files.map(async (file) => ({ file, now: await digestOnDisk(join(folder, file.path)) })),
  );
  const isEdited = ({ file, now }: (typeof states)[number]) =>
    now !== null && now !== digest(file) && now !== known[file.path];
  const removed = Object.keys(known).filter((path) => !files.some((file) => file.path === path));
  return {
    written: states.filter(({ file, now }) => now !== digest(file)).map(({ file }) => file.path),
    unchanged: states.filter(({ file, now }) => now === digest(file)).map(({ file }) => file.path),
    removed,
    edited: states.filter(isEdited).map(({ file }) => file.path),
  };
}

/** Writes what differs, each file whole or not at all, and removes what is no longer rendered. Throws when a file was edited by hand, unless forced. */
export async function writeFolder(folder: string, files: Files, { force }: { force: boolean }): Promise<Difference> {
  const difference = await compareFolder(folder, files);
  if (difference.edited.length > 0 && !force) throw editedByHand(folder, difference.edited);
  const paths = new Set(difference.written);
  for (const file of files) if (paths.has(file.path)) await replace(folder, file);
  for (const path of difference.removed) await rm(join(folder, path), { force: true });
  const digests = Object.fromEntries(files.map((file) => [file.path, digest(file)]));
  await replace(folder, { path: record, text: `${JSON.stringify(digests, null, 2)}\n`, executable: false });
  return difference;
}

function editedByHand(folder: string, paths: readonly string[]): ProblemError {
  return machineProblem(`changed by hand since it was rendered: ${paths.join(', ')}`, [
    `Nothing in ${folder} was touched. Move the change into the description or a template, or render with --force to overwrite it.`,
  ]);
}

async function replace(folder: string, file: RenderedFile): Promise<void> {
  const target = join(folder, file.path);
  const temporary = `${target}.${process.pid}.new`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, file.text, { flag: 'wx' });
    await chmod(temporary, file.executable ? 0o755 : 0o644);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw machineProblem(
      `cannot write ${target}: ${(error as NodeJS.ErrnoException).code}`,
      ['What was there before is untouched.'],
      error,
    );
  }
}

/** A symbolic link in the way would lead the files elsewhere. */
async function refuseLinks(folder: string, files: Files): Promise<void> {
  const paths = [folder, ...files.map((file) => join(folder, file.path))];
  for (const path of paths) {
    const state = await lstat(path).catch(() => null);
    if (state?.isSymbolicLink())
      throw machineProblem(`${path} is a symbolic link`, ['Remove it: files are only written into the folder itself.']);
  }
}

async function readRecord(folder: string): Promise<Record_> {
  const text = await readFile(join(folder, record), 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text) as Record_;
  } catch {
    return {};
  }
}

async function digestOnDisk(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const { mode } = await lstat(path);
  return digest({ path, text, executable: (mode & 0o100) !== 0 });
}

function digest({ text, executable }: RenderedFile): string {
  return createHash('sha256')
    .update(executable ? `x${text}` : `-${text}`)
    .digest('hex')
    .slice(0, 16);
}
