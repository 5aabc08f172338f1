import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, type Context, isMet, type Record_, type Section } from './benchmark.ts';
import { machine } from './machine.ts';
import { watchNoise } from './noise.ts';
import { benchmarksPage } from './page.ts';
import { figure } from './text.ts';

/** As the page tells them. */
const order = ['up', 'ready', 'commands', 'render', 'memory'];

/** Runs one benchmark, says what it found, and records it unless the run was a quick one. True when all goals are met. */
export async function runBenchmark(name: string, benchmark: Benchmark, context: Context): Promise<boolean> {
  context.say(`${name}: ${benchmark.title}`);
  const begin = performance.now();
  const noise = watchNoise();
  const { versions, ...findings } = await benchmark.measure(context);
  const section: Section = {
    title: benchmark.title,
    method: benchmark.method,
    recorded: new Date().toISOString().slice(0, 10),
    seconds: (performance.now() - begin) / 1000,
    machine: { ...(await machine()), ...versions },
    noise: noise(),
    ...findings,
  };
  for (const goal of section.goals) {
    const [found, most] = [figure(goal.found, goal.unit), figure(goal.most, goal.unit)];
    context.say(`  ${isMet(goal) ? 'met   ' : 'MISSED'}  ${goal.what}: ${found}, at most ${most}`);
  }
  context.say(`  ${Math.round(section.seconds)} s`);
  if (!context.quick) record(context.root, name, section);
  return section.goals.every(isMet);
}

function record(root: string, name: string, section: Section): void {
  const file = join(root, 'docs/benchmarks.json');
  const former: Record_ = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const all: Record<string, Section> = { ...former, [name]: section };
  const sorted = Object.fromEntries(order.flatMap((each) => (all[each] ? [[each, all[each]]] : [])));
  writeFileSync(file, `${JSON.stringify(sorted, rounded, 1)}\n`);
  writeFileSync(join(root, 'docs/benchmarks.md'), benchmarksPage(JSON.parse(readFileSync(file, 'utf8'))));
}

/** Nobody needs more than a microsecond of a millisecond figure. */
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
