import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failureText } from '../lib/failure-text.ts';
import type { Files, RenderedFile } from '../model/plan.ts';
import { machineProblem } from '../model/problem.ts';
import type { PathState } from './compare-folder.ts';
import { digest } from './digest.ts';
import { onDisk } from './on-disk.ts';
import { recordFile } from './render-record.ts';

/**
 * Writes what is missing or changed into a folder and removes what is extra. All files are on disk before the first takes
 * its place, so that none is ever half there. Folders that this makes are of mode 0755, files of 0644 or 0755.
 */
export async function writeFolder(folder: string, files: Files, states: readonly PathState[]): Promise<void> {
  const stale = new Set(
    states.filter(({ state }) => state === 'missing' || state === 'changed').map(({ path }) => path),
  );
  const record = recordFile(files);
  const known = onDisk(folder, record.path)?.digest === digest(record);
  const drafts = [...files.filter(({ path }) => stale.has(path)), ...(known ? [] : [record])];
  if (drafts.length > 0) await place(folder, drafts);
  for (const { path, state } of states) {
    const target = join(folder, path);
    if (state === 'extra') await attempt(`remove ${target}`, () => rm(target, { force: true }));
  }
}

async function place(folder: string, drafts: Files): Promise<void> {
  const staging = join(folder, `.stackwright-${process.pid}`);
  const target = ({ path }: RenderedFile) => join(folder, path);
  try {
    await attempt(`write ${folder}`, () => sweep(folder));
    await attempt(`write ${folder}`, () => makeFolder(staging));
    for (const [index, file] of drafts.entries())
      await attempt(`write ${target(file)}`, () => write(join(staging, String(index)), file));
    for (const [index, file] of drafts.entries())
      await attempt(`write ${target(file)}`, async () => {
        await makeFolder(dirname(target(file)));
        await rename(join(staging, String(index)), target(file));
      });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function write(path: string, { text, executable }: RenderedFile): Promise<void> {
  await writeFile(path, text, { flag: 'wx' });
  await chmod(path, executable ? 0o755 : 0o644);
}

/** Makes a folder and those above it; what exists keeps its mode, what is new does not depend on the umask. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
}

/** Removes what a killed process left. */
async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = /^\.stackwright-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function attempt(what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { summary, notes } = failureText(error);
    const whole = 'Every file there is whole: as it was before, or as rendered.';
    throw machineProblem(`cannot ${what}: ${summary}`, [...notes, whole], error);
  }
}
