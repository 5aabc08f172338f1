import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { connect } from '../src/deploy/connect.ts';
import { type BenchStack, benchScope, benchStack } from './method/bench-stack.ts';
import type { Benchmark, Context, Findings } from './method/benchmark.ts';
import { clear, clearAll } from './method/clear.ts';
import { type Observer, openObserver } from './method/observer.ts';
import { rounds } from './method/order.ts';
import { composePeer, type Peer } from './method/peer.ts';
import { type Timed, timed } from './method/timed.ts';
import { type Arm, type Found, type Pair, type Run, type Topology, upFindings, upRow } from './method/up-findings.ts';
import { within } from './method/within.ts';

const PAIRS = 10;
const SEED = 3;
/** How long after a return the first 200 may come. */
const SETTLE_MS = 10_000;
/** For the engine to be done with what was removed before. */
const IDLE_MS = 1000;

/** What is compared: the same Flask application behind three topologies, and alone one without a framework. */
const topologies: readonly Topology[] = [
  { what: 'supervisord', stack: 'stacks/notes/stack.yaml', most: 0.6 },
  { what: 'separate containers', stack: 'stacks/notes/gunicorn.yaml', most: 0.45 },
  { what: 'bare app server', stack: 'stacks/notes/bare.yaml', most: 0.2 },
  { what: 'bare app server, no framework', stack: 'benchmarks/plain/stack.yaml', most: null },
];

export const benchmark: Benchmark = {
  title: 'From nothing to the first answer, beside Docker Compose',
  method: [
    `\`stackwright up\` and \`docker compose up --wait\` start the same rendered folder in turn (ABBA, ${PAIRS} pairs), images built, without containers, networks or volumes. Compose gets a health check every second, where the rendered one has 10 s. A process apart from both asks the published port every 4 ms; clocks start just before the process does.`,
    'The ratio is our time to the first 200 by the time Compose takes to return: the Hodges-Lehmann estimate over the pairs, with its 95 % interval. Times are medians, with all that was seen in brackets.',
  ],
  measure,
};

async function measure(context: Context): Promise<Findings> {
  const docker = await connect();
  const peer = await composePeer(context.root);
  const observer = await openObserver(context.root);
  await clearAll(docker);
  try {
    const found: Found[] = [];
    for (const topology of context.quick ? topologies.slice(2, 3) : topologies) {
      const pairs = await compare({ context, docker, peer, observer }, topology.stack);
      const one = { ...topology, pairs };
      found.push(one);
      context.say(`  ${upRow(one).join('  ')}`);
    }
    return upFindings(found, peer.version);
  } finally {
    observer.close();
    await clearAll(docker);
  }
}

interface Bench {
  readonly context: Context;
  readonly docker: Docker;
  readonly peer: Peer;
  readonly observer: Observer;
}

/** Runs the pairs of one topology, after one of each arm that builds the images and does not count. */
async function compare(bench: Bench, stackFile: string): Promise<Pair[]> {
  const { context, docker, peer } = bench;
  const stack = await benchStack(context.root, stackFile);
  try {
    await quickenHealth(bench, stack);
    await timed({ ...command('compose', bench, stack), argv: [...peer.argv, 'build', '--quiet'] });
    if (!context.quick) for (const arm of ['stackwright', 'compose'] as const) await runOf(arm, bench, stack);
    const pairs: Pair[] = [];
    for (const order of rounds<Arm>(['stackwright', 'compose'], context.quick ? 1 : PAIRS, SEED)) {
      const pair: Partial<Record<Arm, Run>> = {};
      for (const arm of order) pair[arm] = await runOf(arm, bench, stack);
      pairs.push(pair as Pair);
    }
    return pairs;
  } finally {
    await clear(docker, stack.name);
    stack.remove();
  }
}

/** Compose reads this file by itself. */
async function quickenHealth({ peer }: Bench, { folder }: BenchStack): Promise<void> {
  const { output } = await timed({ argv: [...peer.argv, 'config', '--services'], cwd: folder, env: peer.env });
  const services = output
    .trim()
    .split('\n')
    .map((service) => `  ${service}: {healthcheck: {interval: 1s}}\n`);
  writeFileSync(join(folder, 'compose.override.yaml'), `services:\n${services.join('')}`);
}

async function runOf(arm: Arm, bench: Bench, stack: BenchStack): Promise<Run> {
  const { docker, observer, context } = bench;
  await clear(docker, stack.name);
  await pause(IDLE_MS, null, { signal: context.signal });
  const watch = observer.watch(stack.door);
  try {
    const { startMs, endMs }: Timed = await timed({ ...command(arm, bench, stack), signal: context.signal });
    const { atMs } = await within(SETTLE_MS, watch.first);
    return { firstMs: atMs - startMs, returnMs: endMs - startMs };
  } finally {
    watch.stop();
    await clear(docker, stack.name);
  }
}

function command(arm: Arm, { context, peer }: Bench, stack: BenchStack) {
  return arm === 'stackwright'
    ? { argv: [process.execPath, join(context.root, 'bin/stackwright.mjs'), 'up', stack.file, '--scope', benchScope] }
    : { argv: [...peer.argv, 'up', '--wait'], cwd: stack.folder, env: peer.env };
}
