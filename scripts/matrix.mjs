// Starts every valid pairing of the catalog and records what was seen: npm run matrix [-- web=nginx protocol=uwsgi …]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDocs } from './docs.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './setup/session.mjs';

/** @type {typeof import('../src/index.ts')} */
const { doctor, matrix, renewRecord } = /** @type {any} */ (await loadTypeScript(root, 'src/index.ts'));

const started = Date.now();
const only = Object.fromEntries(
  process.argv.slice(2).map((word) => [word.split('=')[0], (word.split('=')[1] ?? '').split(',')]),
);
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());

const rows = await matrix({ atOnce: 2, only, onRow: follow, signal: abort.signal });
const failed = rows.filter(({ verdict }) => verdict === 'failed');
if (abort.signal.aborted) process.exitCode = 130;
else await keep();

/** @param {import('../src/pipeline/matrix.ts').MatrixRow} row @param {number} done @param {number} all */
function follow(row, done, all) {
  const left = Math.round((((Date.now() - started) / done) * (all - done)) / 1000);
  console.log(
    `${done}/${all} ${row.verdict.padEnd(7)} ${row.topology}  up ${row.upSeconds?.toFixed(2) ?? '-'} s  (${left} s left)`,
  );
  for (const line of row.failed) console.log(`    ${line}`);
}

/** Lays the run over the record: a part of the matrix renews its own rows, and what is no pairing any more goes. */
async function keep() {
  const minutes = Math.round((Date.now() - started) / 6000) / 10;
  console.log(`${rows.length} pairings in ${minutes} minutes, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
  const engine = (await doctor()).find(({ name }) => name === 'Engine')?.found ?? 'Docker';
  const file = join(root, 'docs/matrix.json');
  const before = JSON.parse(readFileSync(file, 'utf8'));
  const recorded = new Date().toISOString().slice(0, 10);
  const part = Object.keys(only).length > 0;
  const record = part ? renewRecord(before, rows, recorded) : { recorded, engine, minutes, rows };
  writeFileSync(file, `${JSON.stringify(record, null, 1)}\n`);
  await writeDocs();
  console.log(`recorded in docs/matrix.json: ${readFileSync(join(root, 'docs/matrix.json')).length} bytes`);
}
