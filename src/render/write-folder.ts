import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
 *
 * Synchronous: for a dozen small files the trips to Node's thread pool would take longer than the writing.
 */
export function writeFolder(folder: string, files: Files, states: readonly PathState[]): void {
  const stale = new Set(
    states.filter(({ state }) => state === 'missing' || state === 'changed').map(({ path }) => path),
  );
  const record = recordFile(files);
  const known = onDisk(folder, record.path)?.digest === digest(record);
  const drafts = [...files.filter(({ path }) => stale.has(path)), ...(known ? [] : [record])];
  if (drafts.length > 0) place(folder, drafts);
  for (const { path, state } of states) {
    const target = join(folder, path);
    if (state === 'extra') attempt(`remove ${target}`, () => rmSync(target, { force: true }));
  }
}

function place(folder: string, drafts: Files): void {
  const staging = join(folder, `.stackwright-${process.pid}`);
  const target = ({ path }: RenderedFile) => join(folder, path);
  try {
    attempt(`write ${folder}`, () => sweep(folder));
    attempt(`write ${folder}`, () => makeFolder(staging));
    for (const [index, file] of drafts.entries())
      attempt(`write ${target(file)}`, () => write(join(staging, String(index)), file));
    for (const [index, file] of drafts.entries())
      attempt(`write ${target(file)}`, () => {
        makeFolder(dirname(target(file)));
        renameSync(join(staging, String(index)), target(file));
      });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function write(path: string, { text, executable }: RenderedFile): void {
  writeFileSync(path, text, { flag: 'wx' });
  chmodSync(path, executable ? 0o755 : 0o644);
}

/** Makes a folder and those above it; what exists keeps its mode, what is new does not depend on the umask. */
function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

/** Removes what a killed process left. */
function sweep(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^\.stackwright-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function attempt(what: string, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    const { summary, notes } = failureText(error);
    const whole = 'Every file there is whole: as it was before, or as rendered.';
    throw machineProblem(`cannot ${what}: ${summary}`, [...notes, whole], error);
  }
}
