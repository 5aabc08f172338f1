// Spoils every engine call of every command in turn and records what came of it: npm run drill:crashpoints
// Ctrl-C ends it with a record of what was tried so far. A part of it is only shown: npm run drill:crashpoints -- command=up,down strike=cut every=12 offset=3
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './setup/session.mjs';

/** @type {typeof import('../test/docker/faults/drill.ts')} */
const { connect, crashpoints, crashpointsPage, drillLine, isBad } = /** @type {any} */ (
  await loadTypeScript(root, 'test/docker/faults/drill.ts')
);
const asked = Object.fromEntries(process.argv.slice(2).map((word) => word.split('=')));
const begin = performance.now();
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
let of = 0;
const outcomes = await crashpoints({
  commands: asked.command?.split(','),
  strikes: asked.strike?.split(','),
  every: Number(asked.every ?? 1),
  offset: Number(asked.offset ?? 0),
  atOnce: Number(asked.lanes ?? 4),
  onOutcome: follow,
  signal: stop.signal,
});
const minutes = Math.round((performance.now() - begin) / 6000) / 10;
console.log(`${drillLine(outcomes)} in ${minutes} minutes`);
process.exitCode = outcomes.some(isBad) ? 1 : 0;
if (Object.keys(asked).every((name) => name === 'lanes')) await record();

/** @param {import('../test/docker/faults/crash-point.ts').Outcome} outcome @param {number} done @param {number} all */
function follow(outcome, done, all) {
  of = all;
  const { drilled, strike, at, call, next, code, seconds, leaked, harmed, hung, wrong } = outcome;
  const mark = isBad(outcome) ? '✗' : '✓';
  console.log(
    `${done}/${all} ${mark} ${drilled.id}, ${strike} at ${at} (${call}): ${code} after ${seconds.toFixed(1)} s; then ${next}`,
  );
  for (const [what, list] of Object.entries({ leaked, harmed, hung, wrong })) {
    if (list.length > 0) console.log(`    ${what}: ${list.join('; ')}`);
  }
}

/** Keeps the record of a whole run. */
async function record() {
  const docker = await connect();
  const { Version, ApiVersion } = await docker.version();
  const recorded = new Date().toISOString().slice(0, 10);
  const page = crashpointsPage(outcomes, { recorded, engine: `Docker ${Version}`, api: ApiVersion, minutes, of });
  writeFileSync(join(root, 'docs/crashpoints.md'), page);
}
