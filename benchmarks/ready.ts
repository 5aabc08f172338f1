import { join } from 'node:path';
import type Docker from 'dockerode';
import { connect } from '../src/deploy/connect.ts';
import { freePort } from '../src/deploy/free-port.ts';
import { statusesOf } from './method/ask.ts';
import { type BenchStack, benchScope, benchStack } from './method/bench-stack.ts';
import type { Benchmark, Context, Findings } from './method/benchmark.ts';
import { clear, clearAll } from './method/clear.ts';
import { nowMs } from './method/clock.ts';
import { type Door, type Observer, openObserver, type Seen } from './method/observer.ts';
import { isEarly, type Run, readyFindings } from './method/ready-findings.ts';
import { timed } from './method/timed.ts';
import { within } from './method/within.ts';

const RUNS = 1000;
/** At once, so that they disturb each other. */
const LANES = 3;
/** Requests after the report, one after the other, the first in the same moment. */
const REQUESTS = 3;
const GO_ON_MS = 300;
const SETTLE_MS = 10_000;

/** Each topology with an application that is quick to serve, and with one that refuses to for a second. */
const stacks = [
  'stacks/notes/stack.yaml',
  'stacks/notes/gunicorn.yaml',
  'stacks/notes/bare.yaml',
  'benchmarks/slow/supervised.yaml',
  'benchmarks/slow/separate.yaml',
  'benchmarks/slow/bare.yaml',
];

export const benchmark: Benchmark = {
  title: 'Ready means ready',
  method: [
    `\`stackwright up\` runs ${RUNS} times in all, ${LANES} at once: three topologies, each with an application that is quick to serve and with one that takes 0.3 s to load and answers 503 for a second (benchmarks/slow). When it says that the stack is up, the same moment sends a request, and ${REQUESTS - 1} more follow; a process apart asks every 4 ms from the container's start until ${GO_ON_MS} ms after the first 200. A run is counted as too early when a request that was sent after the report got anything but 200.`,
  ],
  measure,
};

interface Bench {
  readonly context: Context;
  readonly docker: Docker;
  readonly observer: Observer;
}

async function measure(context: Context): Promise<Findings> {
  const docker = await connect();
  await clearAll(docker);
  const observer = await openObserver(context.root);
  const chosen = context.quick ? stacks.slice(2, 3) : stacks;
  const copies = await Promise.all(chosen.map((stack) => benchStack(context.root, stack)));
  try {
    const bench = { context, docker, observer };
    // Builds the images; does not count.
    for (const stack of copies) await runOf(bench, stack, laneOf(stack, 0, stack.door.port));
    const runs: Run[] = [];
    const left = Array.from({ length: context.quick ? LANES : RUNS }, (_, index) => index).values();
    await Promise.all(Array.from({ length: LANES }, (_, lane) => work(bench, { copies, lane, left, runs })));
    return readyFindings(runs);
  } finally {
    observer.close();
    await clearAll(docker);
    for (const stack of copies) stack.remove();
  }
}

interface Lane {
  readonly copies: readonly BenchStack[];
  readonly lane: number;
  /** Shared by all lanes. */
  readonly left: IterableIterator<number>;
  readonly runs: Run[];
}

async function work(bench: Bench, { copies, lane, left, runs }: Lane): Promise<void> {
  const port = await freePort('127.0.0.1');
  for (const index of left) {
    const stack = copies[index % copies.length] as BenchStack;
    runs.push(await runOf(bench, stack, laneOf(stack, lane, port)));
    const early = runs.filter(isEarly).length;
    if (runs.length % 20 === 0) bench.context.say(`  ${runs.length} of ${RUNS}, ${early} too early`);
  }
}

const laneOf = ({ name, door }: BenchStack, lane: number, port: number): Door => ({
  ...door,
  name: `${name}-${lane}`,
  port,
});

async function runOf({ context, docker, observer }: Bench, stack: BenchStack, door: Door): Promise<Run> {
  const watch = observer.watch(door, GO_ON_MS);
  let reportedMs = 0;
  let answers: Promise<number[]> = Promise.resolve([]);
  const onOutput = (text: string) => {
    if (reportedMs > 0 || !text.includes(' is up: ')) return;
    reportedMs = nowMs();
    answers = statusesOf(door, REQUESTS);
  };
  const words = ['up', stack.file, '--name', door.name, '--port', String(door.port), '--scope', benchScope];
  const argv = [process.execPath, join(context.root, 'bin/stackwright.mjs'), ...words];
  try {
    await timed({ argv, onOutput, signal: context.signal });
    const seen: Seen = await within(SETTLE_MS, watch.first);
    const marginMs = reportedMs - seen.atMs;
    return { stack: stack.name, marginMs, statuses: await answers, refused: seen.refusedMs > reportedMs };
  } finally {
    watch.stop();
    await clear(docker, door.name);
  }
}
