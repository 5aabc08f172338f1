import type { Outcome } from './crash-point.ts';
import { drilled } from './drilled.ts';
import { type Strike, strikes } from './faulty-engine.ts';

/** What a whole run of the drill was made on. */
export interface DrillRun {
  /** Day, `2026-11-20`. */
  readonly recorded: string;
  readonly engine: string;
  readonly api: string;
  readonly minutes: number;
  /** Points that there are; fewer are tried when the drill is stopped, of all kinds alike. */
  readonly of: number;
}

const words: Readonly<Record<Strike, string>> = {
  'kill-before': 'killed before',
  'kill-after': 'killed after',
  error: 'answered 500',
  cut: 'cut',
  stall: 'stalled',
};

/** The one line that sums a run up. */
export function drillLine(outcomes: readonly Outcome[]): string {
  const count = (what: 'leaked' | 'hung' | 'harmed' | 'wrong') =>
    outcomes.filter((each) => each[what].length > 0).length;
  return `cases=${outcomes.length} leaked=${count('leaked')} hung=${count('hung')} harmed=${count('harmed')} wrong=${count('wrong')}`;
}

/** docs/crashpoints.md: the record of a run over all points. */
export function crashpointsPage(
  outcomes: readonly Outcome[],
  { recorded, engine, api, minutes, of }: DrillRun,
): string {
  const rows = drilled.map(({ id }) =>
    row(
      id,
      outcomes.filter((each) => each.drilled.id === id),
    ),
  );
  const bad = outcomes.filter((each) => isBad(each));
  return [
    '# Crash points',
    '',
    'Written by `npm run drill:crashpoints`: do not edit.',
    '',
    'A proxy in front of the engine counts the calls of the real program and spoils one: it kills the program (SIGKILL)',
    'before the engine hears of the call, or after the engine has acted and before its answer; it answers 500; it breaks the',
    'answer off half-way, or ends a stream as if that were all; it never answers. Of two killed runs one keeps its lease,',
    'which cleans up by itself; the other loses it too. Then comes a next command, each in its turn: `ps`, `up`,',
    '`down`, `logs`, `gc` or `test`. After it nothing uncommitted may be there (containers, networks, volumes, commit marks),',
    'the stack that was committed answers, and so does one beside it, the count in its data volume goes on, and the program',
    'has ended in time, with 0, or with 3 and words that name the engine and its call, without a trace. The engine has two seconds to answer',
    'here (`STACKWRIGHT_ENGINE_TIMEOUT=2`) instead of a minute.',
    '',
    `On ${recorded}, ${engine}, API ${api}, ${minutes} minutes, ${outcomes.length} points of about ${of}, in a mixed order:`,
    '',
    '```text',
    drillLine(outcomes),
    '```',
    '',
    'Points tried, and those among them after which something was not as it must be:',
    '',
    `| Command | Calls | ${strikes.map((strike) => words[strike]).join(' | ')} |`,
    `| --- | --- | ${strikes.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
    ...leaseLines(outcomes),
    ...bad.map(
      (each) => `- ${each.drilled.id}, ${words[each.strike]} at call ${each.at} (${each.call}), then ${each.next}`,
    ),
    '',
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

/** How long leases took; the drill itself keeps the machine busy. */
function leaseLines(outcomes: readonly Outcome[]): string[] {
  const seconds = outcomes.flatMap(({ lease }) => lease ?? []).sort((a, b) => a - b);
  if (seconds.length === 0) return [];
  const at = (share: number) => `${(seconds[Math.floor((seconds.length - 1) * share)] ?? 0).toFixed(1)} s`;
  return [
    `Of ${seconds.length} leases half had cleaned up after ${at(0.5)}, 95 % after ${at(0.95)}, all after ${at(1)}.`,
    '',
  ];
}

function row(id: string, outcomes: readonly Outcome[]): string {
  const cells = strikes.map((strike) => {
    const tried = outcomes.filter((each) => each.strike === strike);
    return `${tried.length}, ${tried.filter(isBad).length} bad`;
  });
  return `| \`${id}\` | ${Math.max(0, ...outcomes.map(({ at }) => at))} | ${cells.join(' | ')} |`;
}

/** Whether something was not as it must be. */
export function isBad({ leaked, harmed, hung, wrong }: Outcome): boolean {
  return [leaked, harmed, hung, wrong].flat().length > 0;
}
