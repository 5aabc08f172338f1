// Runs benchmarks and records what they find: node benchmarks/run.mjs NAME… [--quick]
import { join } from 'node:path';
import { loadTypeScript } from '../scripts/load-typescript.mjs';
import { root } from '../scripts/setup/session.mjs';

/** Those that `npm run bench` runs; `ready` takes half an hour and runs alone. */
const usual = ['up', 'commands', 'render', 'memory'];

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const names = words.filter((word) => word !== '--quick');
const abort = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => abort.abort());

/** @type {typeof import('./method/run-benchmark.ts')} */
const { runBenchmark } = /** @type {any} */ (await loadTypeScript(root, 'benchmarks/method/run-benchmark.ts'));
for (const name of names.length > 0 ? names : usual) {
  const context = { root, quick, signal: abort.signal, say: (/** @type {string} */ line) => console.log(line) };
  const { benchmark } = /** @type {any} */ (await loadTypeScript(root, join('benchmarks', `${name}.ts`)));
  try {
    const met = await runBenchmark(name, benchmark, context);
    if (!met && !quick) process.exitCode = 1;
  } catch (error) {
    if (!abort.signal.aborted) console.error(error);
    process.exitCode = abort.signal.aborted ? 130 : 1;
    if (abort.signal.aborted) break;
  }
}
