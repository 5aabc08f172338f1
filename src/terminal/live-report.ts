import type { Problem } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { paintReport, reportFormats } from '../pipeline/show.ts';
import type { Session } from './session.ts';

/** A report that is printed while it grows: each line once, and in the end the same text as if it were printed at once. */
export interface LiveReport {
  /** Prints what is new in the report so far. */
  readonly show: (report: Report) => void;
  /** Prints the rest of the report, with its last line. */
  readonly end: (report: Report) => void;
}

/** Starts one. What kept stacks from being tested is told when it happens, and once: an engine that is away concerns all. */
export function liveReport(session: Session): LiveReport {
  const told = new Set<string>();
  let shown = '';
  const print = (text: string) => {
    if (text.length > shown.length) session.print(paintReport(text.slice(shown.length), session));
    shown = text;
  };
  const isNews = (problem: Problem) => {
    const key = JSON.stringify(problem);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  };
  const show = (report: Report) => {
    const news = report.stacks.flatMap(({ problems }) => problems).filter(isNews);
    if (news.length > 0) session.complain(news);
    // Without the counts, and the empty line before them: more may come.
    print(reportFormats.plain.write(openEnded(report)).replace(/\n+[^\n]*\n$/, '\n'));
  };
  return { show, end: (report) => print(reportFormats.plain.write(report)) };
}

/** Problems stand below the results of their stack, and of the last one there may be more results to come. */
function openEnded(report: Report): Report {
  const last = report.stacks.length - 1;
  const stacks = report.stacks.map((stack, index) => (index === last ? { ...stack, problems: [] } : stack));
  return { ...report, stacks };
}
