import type { Deployment } from '../model/deployment.ts';
import { exitCode } from '../model/problem.ts';
import { test } from '../pipeline/test.ts';
import { liveReport } from './live-report.ts';
import { openReportFiles, type ReportFiles } from './report-files.ts';
import type { Session } from './session.ts';

/** Which stacks to test, and where the report goes besides the terminal. */
export interface TestRequest {
  readonly files: readonly string[];
  readonly keep: boolean;
  readonly only?: string;
  readonly reports: ReportFiles;
}

/** Tests the stacks of descriptions, writes the reports and returns the exit code. */
export async function testFiles({ reports, ...request }: TestRequest, session: Session): Promise<number> {
  const { signal, onProgress } = session;
  const reportFiles = await openReportFiles(reports);
  const kept: Deployment[] = [];
  try {
    const live = liveReport(session);
    const onKept = (deployment: Deployment) => kept.push(deployment);
    const report = await test({ ...request, signal, onProgress, onKept, onReport: live.show });
    await reportFiles.write(report);
    live.end(report);
    const problems = report.stacks.flatMap((stack) => stack.problems);
    for (const deployment of kept) session.print(keptText(deployment));
    return exitCode(problems) || (report.passed ? 0 : 1);
  } finally {
    await reportFiles.discard();
  }
}

/** Where a stack that was left up answers, and what removes it. */
function keptText({ url, options: { name, scope } }: Deployment): string {
  return `${name} stays up: ${url}\n  stackwright down ${name} --scope ${scope} --volumes  removes it`;
}
