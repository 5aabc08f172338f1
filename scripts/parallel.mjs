// Starts many tests at once, again and again, and records what came of it: npm run drill:parallel [-- rounds=10 runs=20]
import { writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './setup/session.mjs';

/** @typedef {import('../test/docker/parallel/drill.ts').Row} Row */

/** @type {typeof import('../test/docker/parallel/drill.ts')} */
const { parallelDrill } = /** @type {any} */ (await loadTypeScript(root, 'test/docker/parallel/drill.ts'));
/** @type {typeof import('../src/index.ts')} */
const { doctor } = /** @type {any} */ (await loadTypeScript(root, 'src/index.ts'));

const asked = Object.fromEntries(process.argv.slice(2).map((word) => word.split('=')));
const [rounds, runs] = [Number(asked.rounds ?? 10), Number(asked.runs ?? 20)];

let number = 0;
const rows = await parallelDrill({ root, rounds, runs, onRound: follow });
const bad = rows.filter((row) => !isGood(row));
const all = rows.reduce((sum, row) => sum + row.passed, 0);
console.log(`${all} of ${rounds * runs} passed, ${bad.length} bad rounds`);
process.exitCode = bad.length > 0 ? 1 : 0;
if (Object.keys(asked).length === 0) await record();

/** @param {Row} row */
function follow(row) {
  console.log(`${++number}/${rounds} ${isGood(row) ? 'good' : 'BAD '} ${cells(row).join(' · ')}`);
  for (const line of [...row.failures, ...row.left, ...row.clashes, ...row.touched]) console.log(`    ${line}`);
}

/** @param {Row} row */
function isGood({ passed, runs: started, left, clashes, touched, unanswered }) {
  return passed === started && left.length + clashes.length + touched.length + unanswered === 0;
}

/** @param {Row} row */
function cells({ what, runs: started, passed, seconds, most, clashes, left, touched, asked: times, unanswered }) {
  return [
    what,
    `${passed} of ${started}`,
    `${seconds.toFixed(0)} s`,
    `${most.containers}`,
    `${most.networks}`,
    `${clashes.length}`,
    `${left.length}`,
    `${touched.length}`,
    `${times - unanswered} of ${times}`,
  ];
}

/** Keeps the record of a whole drill; a part of it is only shown. */
async function record() {
  const engine = (await doctor()).find(({ name }) => name === 'Engine')?.found ?? 'Docker';
  const machine = `${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GiB, ${engine}`;
  const heads = ['what', 'passed', 'took', 'containers', 'networks', 'clashes', 'left', 'touched', 'answered'];
  const table = [heads, heads.map(() => '---'), ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`);
  const failed = rows.flatMap(({ failures }) => failures.map(failedLine));
  writeFileSync(join(root, 'docs/parallel.md'), `${[page(machine), ...table].join('\n')}\n${failed.join('')}`);
  console.log('recorded in docs/parallel.md');
}

/** The stack and what of it failed, of all that a run wrote. @param {string} text */
function failedLine(text) {
  const [file = '', ...lines] = text.split('\n');
  const what = lines.filter((line) => /^ {2}[✗!] /.test(line)).map((line) => line.trim());
  return `\nFailed: ${file.replace(`${root}/`, '')}: ${what.join('; ') || lines[0]}\n`;
}

/** @param {string} machine */
function page(machine) {
  return `# Tests at the same time

<!-- Written by npm run drill:parallel. -->

${all} of ${rounds * runs} runs passed: ${rounds} rounds of ${runs} \`stackwright test\` processes started at once, on ${new Date().toISOString().slice(0, 10)}
(${machine}). In odd rounds all test the same stack, whose images none of them finds built; in even rounds the
project's stacks are mixed. As always, two tests for each processor run at a time and the others wait in line
(\`STACKWRIGHT_TEST_SLOTS\`): without that, 157 of 160 passed, and three saw a body over the limit refused in up to 1.16 s
instead of 1 s.

- containers, networks: the most that the runs had in the engine at one moment
- clashes: pairs of their networks with addresses in common
- left: objects of theirs that were still there when all had ended
- touched: differences in two other stacks of the same scope, one that is committed and one whose \`up\` is at work
  (stopped between the start of its containers and its commit), containers' ids and start times included
- answered: requests to the front doors of these two, asked four times a second all the while
`;
}
