import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../src/deploy/connect.ts';
import { benchStack } from './method/bench-stack.ts';
import type { Benchmark, Context, Findings } from './method/benchmark.ts';
import { clearAll } from './method/clear.ts';
import { spreadText } from './method/text.ts';
import { timed } from './method/timed.ts';

const RUNS = 3;
const MOST_MB = 200;

const stacks = [
  { what: 'usual', stack: 'stacks/notes/stack.yaml' },
  { what: 'more than 1 GB of logs', stack: 'benchmarks/flood/stack.yaml' },
] as const;

interface Run {
  readonly peakMb: number;
  readonly seconds: number;
  /** The report's last line. */
  readonly verdict: string;
}

export const benchmark: Benchmark = {
  title: 'Memory of the command during a test',
  method: [
    `\`stackwright test\` runs ${RUNS} times on stacks/notes/stack.yaml and on benchmarks/flood/stack.yaml, whose application writes log lines as fast as the engine takes them from its start to its end; a check of its own waits until a gigabyte is written, and logs are read while it goes on. The peak is the operating system's own figure for the process (maximum resident set size).`,
  ],
  measure,
};

async function measure(context: Context): Promise<Findings> {
  const docker = await connect();
  await clearAll(docker);
  try {
    const found = [];
    for (const { what, stack } of context.quick ? stacks.slice(0, 1) : stacks) {
      const runs = await runsOf(stack, context);
      found.push({ what, runs });
      for (const { verdict, peakMb } of runs) context.say(`  ${what}: ${Math.round(peakMb)} MB, ${verdict}`);
    }
    return findings(found);
  } finally {
    await clearAll(docker);
  }
}

async function runsOf(stackFile: string, { root, quick, signal }: Context): Promise<Run[]> {
  // `test` gives its stacks names of their own; the same name here each time finds the same images.
  const stack = await benchStack(root, stackFile, 'benchmark');
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-bench-'));
  const file = join(folder, 'peak');
  const env = {
    PEAK_MEMORY_FILE: file,
    NODE_OPTIONS: `--require ${join(root, 'benchmarks/method/peak-memory.cjs')}`,
  };
  try {
    const runs: Run[] = [];
    while (runs.length < (quick ? 1 : RUNS)) {
      const argv = [
        process.execPath,
        join(root, 'bin/stackwright.mjs'),
        'test',
        stack.file,
        ...(quick ? ['--only', 'front-door'] : []),
      ];
      const { startMs, endMs, output } = await timed({ argv, env, signal });
      const verdict = output.trim().split('\n').at(-1) ?? '';
      runs.push({ peakMb: Number(readFileSync(file, 'utf8')) / 1024, seconds: (endMs - startMs) / 1000, verdict });
      rmSync(file);
    }
    return runs;
  } finally {
    rmSync(folder, { recursive: true });
    stack.remove();
  }
}

function findings(found: readonly { readonly what: string; readonly runs: readonly Run[] }[]): Findings {
  return {
    goals: found.map(({ what, runs }) => ({
      what: `${what}: peak of \`stackwright test\``,
      found: Math.max(...runs.map(({ peakMb }) => peakMb)),
      most: MOST_MB,
      unit: 'MB',
    })),
    tables: [
      {
        columns: ['', 'peak', 'seconds', 'verdict'],
        rows: found.map(({ what, runs }) => [
          what,
          spreadText(
            runs.map(({ peakMb }) => peakMb),
            'MB',
          ),
          spreadText(
            runs.map(({ seconds }) => seconds),
            '',
          ),
          [...new Set(runs.map(({ verdict }) => verdict))].join('; '),
        ]),
      },
    ],
    samples: Object.fromEntries(found.map(({ what, runs }) => [what, runs])),
  };
}
