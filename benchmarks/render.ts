import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../src/pipeline/files-of.ts';
import { render } from '../src/pipeline/render.ts';
import { settleFile } from '../src/pipeline/settle-file.ts';
import { type BenchStack, benchStack } from './method/bench-stack.ts';
import type { Benchmark, Context, Findings } from './method/benchmark.ts';
import { rounds } from './method/order.ts';
import { median } from './method/statistics.ts';
import { spreadText } from './method/text.ts';

const ROUNDS = 200;
const WARM_UP = 50;
const SEED = 5;
const MOST_MS = 2;

/** What of the line is timed, from the description's text on; each includes the one before. */
const parts = {
  'text → stack': async ({ file }: BenchStack) => void (await settleFile(file)),
  'text → files': async ({ file }: BenchStack) => void filesOf((await settleFile(file)).stack),
  'text → folder that is up to date': async ({ file }: BenchStack) => void (await render({ file })),
} as const;

type Part = keyof typeof parts;

/** Milliseconds of each part, one a round. */
type Times = Readonly<Record<Part, readonly number[]>>;

export const benchmark: Benchmark = {
  title: 'Rendering in a warm process',
  method: [
    `Every description of stacks/ is read, settled and rendered ${ROUNDS} times in one process after ${WARM_UP} rounds that do not count, all stacks in each round, in a random order and then the same order backwards. Each time starts from the file on disk. The figures are those of the slowest stack.`,
  ],
  measure,
};

async function measure(context: Context): Promise<Findings> {
  const files = readdirSync(join(context.root, 'stacks'), { recursive: true, encoding: 'utf8' });
  const descriptions = files.filter((path) => /^[a-z-]+\/[a-z-]+\.yaml$/.test(path)).sort();
  const copies = await Promise.all(descriptions.map((path) => benchStack(context.root, join('stacks', path))));
  try {
    const stacks = copies.map((stack, index) => ({ stack, what: descriptions[index] ?? '', times: emptyTimes() }));
    const [warmUp, counted] = context.quick ? [0, 1] : [WARM_UP, ROUNDS];
    for (const [round, order] of rounds(stacks, warmUp + counted, SEED).entries()) {
      context.signal.throwIfAborted();
      for (const { stack, times } of order) {
        for (const part of names) {
          const ms = await timeOf(parts[part], stack);
          if (round >= warmUp) times[part].push(ms);
        }
      }
    }
    return findings(stacks);
  } finally {
    for (const stack of copies) stack.remove();
  }
}

const names = Object.keys(parts) as Part[];

const emptyTimes = () => Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Part, number[]>;

async function timeOf(work: (stack: BenchStack) => Promise<void>, stack: BenchStack): Promise<number> {
  const begin = performance.now();
  await work(stack);
  return performance.now() - begin;
}

function findings(stacks: readonly { readonly what: string; readonly times: Times }[]): Findings {
  const slowest = (part: Part) =>
    stacks.reduce((one, other) => (median(other.times[part]) > median(one.times[part]) ? other : one));
  const whole = slowest('text → folder that is up to date');
  return {
    goals: [
      {
        what: 'render of the slowest stack, warm: text → folder that is up to date',
        found: median(whole.times['text → folder that is up to date']),
        most: MOST_MS,
        unit: 'ms',
      },
    ],
    tables: [
      {
        columns: ['', 'slowest stack', 'time'],
        rows: names.map((part) => [part, slowest(part).what, spreadText(slowest(part).times[part], 'ms')]),
      },
    ],
    samples: Object.fromEntries(
      stacks.map(({ what, times }) => [what, Object.fromEntries(names.map((part) => [part, median(times[part])]))]),
    ),
  };
}
