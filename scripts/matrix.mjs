// Starts every valid pairing of the catalog and records what was seen: npm run matrix [-- web=nginx protocol=uwsgi …]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDocs } from './docs.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './setup/session.mjs';

/** @type {typeof import('../src/index.ts')} */
const { doctor, matrix } = /** @type {any} */ (await loadTypeScript(root, 'src/index.ts'));

const started = Date.now();
const only = Object.fromEntries(
  process.argv.slice(2).map((word) => [word.split('=')[0], (word.split('=')[1] ?? '').split(',')]),
);
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());

const rows = await matrix({ atOnce: 2, only, onRow: follow, signal: abort.signal });
const failed = rows.filter(({ verdict }) => verdict === 'failed');
if (abort.signal.aborted) process.exitCode = 130;
else await record();

/** @param {import('../src/pipeline/matrix.ts').MatrixRow} row @param {number} done @param {number} all */
function follow(row, done, all) {
  const left = Math.round((((Date.now() - started) / done) * (all - done)) / 1000);
  console.log(
    `${done}/${all} ${row.verdict.padEnd(7)} ${row.topology}  up ${row.upSeconds?.toFixed(2) ?? '-'} s  (${left} s left)`,
  );
  for (const line of row.failed) console.log(`    ${line}`);
}

/** Keeps the record of a whole run; a part of the matrix is only shown. */
async function record() {
  const minutes = Math.round((Date.now() - started) / 6000) / 10;
  console.log(`${rows.length} pairings in ${minutes} minutes, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
  if (Object.keys(only).length > 0) return;
  const engine = (await doctor()).find(({ name }) => name === 'Engine')?.found ?? 'Docker';
  const text = JSON.stringify({ recorded: new Date().toISOString().slice(0, 10), engine, minutes, rows }, null, 1);
  writeFileSync(join(root, 'docs/matrix.json'), `${text}\n`);
  await writeDocs();
  console.log(`recorded in docs/matrix.json: ${readFileSync(join(root, 'docs/matrix.json')).length} bytes`);
}
