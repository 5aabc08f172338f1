import { rename, rm, writeFile } from 'node:fs/promises';
import { machineProblem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { reportFormats } from '../pipeline/show.ts';

/** Files that a report will be written to, by the format's id. */
export type ReportFiles = Readonly<Partial<Record<keyof typeof reportFormats, string>>>;

interface Draft {
  readonly format: keyof typeof reportFormats;
  readonly file: string;
  readonly draft: string;
}

/** Report files whose drafts exist before the work starts, so that a path that cannot be written costs nothing. */
export async function openReportFiles(
  files: ReportFiles,
): Promise<{ write(report: Report): Promise<void>; discard(): Promise<void> }> {
  const drafts = Object.entries(files).flatMap(([format, file]) =>
    file === undefined ? [] : [{ format: format as Draft['format'], file, draft: `${file}.${process.pid}.part` }],
  );
  for (const draft of drafts) await attempt(draft, () => writeFile(draft.draft, ''));
  return {
    async write(report) {
      for (const draft of drafts) await attempt(draft, () => writeReport(draft, report));
    },
    async discard() {
      for (const { draft } of drafts) await rm(draft, { force: true });
    },
  };
}

async function writeReport({ format, file, draft }: Draft, report: Report): Promise<void> {
  await writeFile(draft, reportFormats[format].write(report));
  await rename(draft, file);
}

async function attempt({ file }: Draft, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw machineProblem(`${file} cannot be written (${(error as NodeJS.ErrnoException).code})`, [], error);
  }
}
