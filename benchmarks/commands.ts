import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchStack, benchStack } from './method/bench-stack.ts';
import type { Benchmark, Context, Findings, Table } from './method/benchmark.ts';
import { nodeBinary } from './method/node-binary.ts';
import { rounds } from './method/order.ts';
import { differenceOf, ratioOf } from './method/statistics.ts';
import { intervalText, spreadText } from './method/text.ts';
import { timed } from './method/timed.ts';

const ROUNDS = 30;
const SEED = 4;
const STACK = 'stacks/notes/stack.yaml';
const majors = [20, 24] as const;

/** What is timed: words of the command line; null is `node -e 0`, what Node itself takes. */
const commands = {
  'node -e 0': null,
  validate: ['validate', 'FILE'],
  render: ['render', 'FILE'],
  '--version': ['--version'],
  '--help': ['--help'],
  ps: ['ps', '--scope', 'bench'],
} as const satisfies Record<string, readonly string[] | null>;

type Name = keyof typeof commands;

/** Milliseconds of a command under a Node, one a round. */
type Times = Readonly<Record<Name, readonly number[]>>;

export const benchmark: Benchmark = {
  title: 'Commands as processes, beside Node alone',
  method: [
    `Every command and \`node -e 0\` run ${ROUNDS} times under each Node, in a random order and then the same order backwards, all arms in each round. \`validate\` and \`render\` take ${STACK}; \`render\` writes the whole folder each time.`,
    'Ratios and differences are the Hodges-Lehmann estimates over the rounds, with their 95 % intervals.',
  ],
  measure,
};

async function measure(context: Context): Promise<Findings> {
  const stack = await benchStack(context.root, STACK);
  try {
    const nodes = await Promise.all(
      (context.quick ? [Number.parseInt(process.versions.node, 10)] : majors).map(nodeBinary),
    );
    const found = nodes.map(({ path, version }) => ({ path, version, times: emptyTimes() }));
    const arms = found.flatMap((node) => names.map((name) => ({ node, name })));
    // The first of each fills the caches of the file system.
    for (const { node, name } of arms) await timeOf(name, node.path, { context, stack });
    for (const order of rounds(arms, context.quick ? 1 : ROUNDS, SEED)) {
      for (const { node, name } of order) node.times[name].push(await timeOf(name, node.path, { context, stack }));
    }
    return findings(found);
  } finally {
    stack.remove();
  }
}

const names = Object.keys(commands) as Name[];

const emptyTimes = () => Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;

async function timeOf(name: Name, node: string, { context, stack }: { context: Context; stack: BenchStack }) {
  const words = commands[name]?.map((word) => (word === 'FILE' ? stack.file : word));
  if (name === 'render') rmSync(stack.folder, { recursive: true });
  const argv = words ? [node, join(context.root, 'bin/stackwright.mjs'), ...words] : [node, '-e', '0'];
  const { startMs, endMs } = await timed({ argv, signal: context.signal });
  return endMs - startMs;
}

function findings(found: readonly { readonly version: string; readonly times: Times }[]): Findings {
  const goals = found.flatMap(({ version, times }) => {
    const slower = differenceOf(pairs(times, 'render', 'validate')).estimate;
    const ratio = ratioOf(pairs(times, 'validate', 'node -e 0')).estimate;
    return [
      // Node 24 itself starts so fast that a ratio says less there.
      ...(version.startsWith('20.')
        ? [{ what: `validate ÷ node -e 0, Node ${version}`, found: ratio, most: 2, unit: '' } as const]
        : []),
      { what: `render − validate, Node ${version}`, found: slower, most: 10, unit: 'ms' } as const,
    ];
  });
  return {
    goals,
    tables: [tableOf(found)],
    samples: Object.fromEntries(found.map((node) => [node.version, node.times])),
  };
}

function tableOf(found: readonly { readonly version: string; readonly times: Times }[]): Table {
  const cells = (times: Times, name: Name) => [
    spreadText(times[name], 'ms'),
    name === 'node -e 0' ? '1' : intervalText(ratioOf(pairs(times, name, 'node -e 0'))),
  ];
  return {
    columns: ['', ...found.flatMap(({ version }) => [`Node ${version}`, '÷ node -e 0'])],
    rows: names.map((name) => [name, ...found.flatMap(({ times }) => cells(times, name))]),
  };
}

function pairs(times: Times, one: Name, other: Name): [number, number][] {
  return times[one].map((time, round) => [time, times[other][round] ?? Number.NaN]);
}
