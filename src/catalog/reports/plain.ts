import { demandText } from '../../lib/demand-text.ts';
import { durationText } from '../../lib/duration-text.ts';
import { visible } from '../../lib/visible.ts';
import type { ReportFormat } from '../../model/catalog.ts';
import type { Report, Result, StackReport, Verdict } from '../../model/report.ts';

/** What the terminal shows: one line a check, what differs below it, and a closing line. */
export const plain: ReportFormat = {
  title: 'Plain text',
  write: (report) => `${[...report.stacks.flatMap(stackLines), closingLine(report)].join('\n')}\n`,
};

/** `!` never ran to an end, `-` does not concern this stack. */
const marks: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  broken: '!',
  skipped: '!',
  inapplicable: '-',
};

const reasons: Readonly<Partial<Record<Verdict, string>>> = {
  broken: 'broken',
  skipped: 'not run',
  inapplicable: 'does not apply',
};

function stackLines(stack: StackReport): string[] {
  const problems = stack.problems.map((problem) => `  ! ${line(problem.summary)}`);
  return [`${line(stack.name)}  ${line(stack.topology)}`, ...stack.results.flatMap(resultLines), ...problems, ''];
}

function resultLines(result: Result): string[] {
  const reason = reasons[result.verdict];
  const aside = reason
    ? `${reason}: ${line(result.note ?? 'no reason given')}`
    : result.note && `limit: ${line(result.note)}`;
  const first = `  ${marks[result.verdict]} ${line(result.title)}${aside ? `  (${aside})` : ''}`;
  const differences = result.differs.flatMap((name) => [
    `      ${name}: seen      ${line(demandText(result.seen[name]))}`,
    `      ${' '.repeat(name.length)}  expected  ${line(demandText(result.expected[name]))}`,
  ]);
  return [first, ...differences];
}

function closingLine({ counts, stacks }: Report): string {
  const words: readonly (readonly [number, string])[] = [
    [counts.passed, 'passed'],
    [counts.failed, 'failed'],
    [counts.broken, 'broken'],
    [counts.skipped, 'not run'],
    [counts.inapplicable, 'not applicable'],
    [stacks.filter((stack) => stack.problems.length > 0).length, 'untested'],
  ];
  const parts = words.flatMap(([count, word], index) => (count > 0 || index === 0 ? [`${count} ${word}`] : []));
  const seconds = stacks.reduce((sum, stack) => sum + stack.seconds, 0);
  return `${parts.join(', ')}: ${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'} in ${durationText(seconds)}`;
}

const line = (text: string) => visible(text.replaceAll('\n', ' '));
