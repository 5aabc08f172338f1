import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../scripts/setup/explain.mjs';
import { Interrupted, interruptible } from '../scripts/setup/interruption.mjs';
import { passThrough } from '../scripts/setup/pass-through.mjs';
import { prepareDocker, prepareProject } from '../scripts/setup/prepare.mjs';
import { openSession, root } from '../scripts/setup/session.mjs';
import { tee } from '../scripts/setup/tee.mjs';
import { withTemporaryFolder } from '../scripts/setup/temporary-folder.mjs';
import { countLintErrors, countTests, countTypeErrors, sum } from '../scripts/tally.mjs';

/** @typedef {import('../scripts/tally.mjs').Tally} Tally */

// CI=true alone would make vitest colour what goes to a file.
if (!process.stdout.isTTY && !process.env.FORCE_COLOR) process.env.NO_COLOR = '1';

/** @type {Tally[]} */
const tallies = [];
try {
  await interruptible(async (signal) => {
    const session = openSession(1, signal);
    tallies.push(await attempt(() => prepareProject(session)), await attempt(() => prepareDocker(session)));
    tallies.push(await checkTypes(signal), await checkStyle(signal));
  });
  tallies.push(await runTests(process.argv.slice(2)));
  report(sum(tallies));
} catch (error) {
  const exitCode = explain(error);
  if (!(error instanceof Interrupted)) report(sum([...tallies, { passed: 0, failed: 1 }]));
  process.exitCode = exitCode;
}

/**
 * A step of the set-up that fails is one failure; what can be tested without it still is.
 * @param {() => Promise<void>} step
 * @returns {Promise<Tally>}
 */
async function attempt(step) {
  try {
    await step();
    return { passed: 0, failed: 0 };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    explain(error);
    return { passed: 0, failed: 1 };
  }
}

/** @param {AbortSignal} signal @returns {Promise<Tally>} */
async function checkTypes(signal) {
  console.log('\n$ tsc');
  const { output, exitCode } = await tee([program('tsc')], { cwd: root, signal });
  return { passed: 0, failed: countTypeErrors(output, exitCode) };
}

/** @param {AbortSignal} signal @returns {Promise<Tally>} */
async function checkStyle(signal) {
  console.log('\n$ biome ci');
  const { output, exitCode } = await tee([program('biome'), 'ci', '--error-on-warnings', '--colors=off'], {
    cwd: root,
    signal,
  });
  return { passed: 0, failed: countLintErrors(output, exitCode) };
}

/** @param {string[]} args for vitest @returns {Promise<Tally>} */
function runTests(args) {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const exitCode = await passThrough([program('vitest'), 'run', ...reporters, ...args], { cwd: root });
    const filtered = args.some((arg) => arg === '-t' || arg.startsWith('--testNamePattern'));
    const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return countTests(results, { exitCode, filtered });
  });
}

/** @param {string} name */
function program(name) {
  return join(root, 'node_modules/.bin', name);
}

/** The last line. @param {Tally} tally */
function report({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
