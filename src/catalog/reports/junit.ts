import { demandText } from '../../lib/demand-text.ts';
import { xmlElement } from '../../lib/xml-element.ts';
import type { ReportFormat } from '../../model/catalog.ts';
import type { Problem } from '../../model/problem.ts';
import type { Report, Result, StackReport } from '../../model/report.ts';

/** JUnit XML as Jenkins and GitLab read it: a suite a stack, a case a check; what does not apply is a property. */
export const junit: ReportFormat = {
  title: 'JUnit XML',
  write: (report) => `<?xml version="1.0" encoding="UTF-8"?>\n${suites(report)}\n`,
};

function suites({ stacks }: Report): string {
  const all = {
    results: stacks.flatMap((stack) => stack.results),
    problems: stacks.flatMap((stack) => stack.problems),
  };
  const seconds = stacks.reduce((sum, stack) => sum + stack.seconds, 0);
  return xmlElement('testsuites', { name: 'stackwright', ...tally(all), time: seconds.toFixed(3) }, stacks.map(suite));
}

function suite(stack: StackReport): string {
  const results = stack.results.filter((result) => result.verdict !== 'inapplicable');
  const cases = [
    ...stack.problems.map((problem) => problemCase(stack, problem)),
    ...results.map((result) => resultCase(stack, result)),
  ];
  const attributes = { name: stack.name, ...tally(stack), time: stack.seconds.toFixed(3), file: stack.file };
  return xmlElement('testsuite', attributes, [properties(stack), ...cases]);
}

function tally({ results, problems }: Pick<StackReport, 'results' | 'problems'>) {
  const count = (verdict: Result['verdict']) => results.filter((result) => result.verdict === verdict).length;
  return {
    tests: results.length - count('inapplicable') + problems.length,
    failures: count('failed'),
    errors: count('broken') + problems.length,
    skipped: count('skipped'),
  };
}

function properties(stack: StackReport): string {
  const inapplicable = stack.results.filter((result) => result.verdict === 'inapplicable');
  const pairs = [
    ['topology', stack.topology],
    ...inapplicable.map((result) => [`inapplicable.${result.check}`, result.note ?? '']),
  ];
  return xmlElement(
    'properties',
    {},
    pairs.map(([name = '', value = '']) => xmlElement('property', { name, value })),
  );
}

function problemCase(stack: StackReport, problem: Problem): string {
  const places =
    problem.kind === 'description' ? problem.places.map((place) => `${place.file}:${place.line}:${place.column}`) : [];
  const log = problem.kind === 'stack' ? problem.log : [];
  const error = xmlElement(
    'error',
    { message: problem.summary, type: problem.kind },
    [...places, ...problem.notes, ...log].join('\n'),
  );
  return xmlElement('testcase', { classname: stack.name, name: 'starts', time: '0.000' }, [error]);
}

function resultCase(stack: StackReport, result: Result): string {
  const attributes = {
    classname: `${stack.name}.${result.check}`,
    name: result.title,
    time: result.seconds.toFixed(3),
  };
  return xmlElement('testcase', attributes, outcome(result));
}

function outcome(result: Result): string[] {
  const note = result.note ?? '';
  if (result.verdict === 'broken') return [xmlElement('error', { message: note, type: 'broken' })];
  if (result.verdict === 'skipped') return [xmlElement('skipped', { message: note })];
  if (result.verdict !== 'failed') return note ? [xmlElement('system-out', {}, `limit: ${note}`)] : [];
  const lines = result.differs.map(
    (name) => `${name}: seen ${demandText(result.seen[name])}, expected ${demandText(result.expected[name])}`,
  );
  return [
    xmlElement(
      'failure',
      { message: lines[0] ?? '', type: 'failed' },
      [...lines, note && `limit: ${note}`].filter(Boolean).join('\n'),
    ),
  ];
}
