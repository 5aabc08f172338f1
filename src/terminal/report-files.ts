import { access, constants, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failureText } from '../lib/failure-text.ts';
import { isHidden } from '../lib/is-hidden.ts';
import { processStart } from '../lib/process-start.ts';
import { machineProblem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { reportFormats } from '../pipeline/show.ts';

/** Files that a report will be written to, by the format's id. */
export type ReportFiles = Readonly<Partial<Record<keyof typeof reportFormats, string>>>;

interface Draft {
  readonly format: keyof typeof reportFormats;
  readonly file: string;
  /** Null: written to at once, because nothing may take the place of a device or a pipe. */
  readonly draft: string | null;
}

/** Report files whose drafts exist before the work starts, so that a path that cannot be written costs nothing. */
export async function openReportFiles(
  files: ReportFiles,
): Promise<{ write(report: Report): Promise<void>; discard(): Promise<void> }> {
  const drafts: Draft[] = [];
  for (const [format, file] of Object.entries(files))
    if (file !== undefined) drafts.push(await openDraft(format as Draft['format'], file));
  return {
    async write(report) {
      for (const draft of drafts) await attempt(draft, () => writeReport(draft, report));
    },
    async discard() {
      for (const { draft } of drafts) if (draft) await rm(draft, { force: true });
    },
  };
}

async function openDraft(format: Draft['format'], file: string): Promise<Draft> {
  const state = await stat(file).catch(() => null);
  const isPlace = state === null || state.isFile();
  const draft = { format, file, draft: isPlace ? `${file}.${process.pid}.part` : null };
  if (isPlace) await removeOld(file);
  await attempt(draft, () => (draft.draft ? writeFile(draft.draft, '') : access(file, constants.W_OK)));
  return draft;
}

/** Drafts of processes that were killed. */
async function removeOld(file: string): Promise<void> {
  const folder = dirname(file);
  const beside = await readdir(folder).catch(() => []);
  for (const name of beside) {
    const pid = name.startsWith(`${basename(file)}.`) ? /\.(\d+)\.part$/.exec(name)?.[1] : undefined;
    if (pid === undefined || name !== `${basename(file)}.${pid}.part`) continue;
    if (processStart(Number(pid)) === null && !isHidden(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

async function writeReport({ format, file, draft }: Draft, report: Report): Promise<void> {
  await writeFile(draft ?? file, reportFormats[format].write(report));
  if (draft) await rename(draft, file);
}

async function attempt({ file }: Draft, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { summary, notes } = failureText(error);
    throw machineProblem(`${file} cannot be written: ${summary}`, notes, error);
  }
}
