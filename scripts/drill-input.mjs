// Throws hostile text at every field of descriptions, 10,000 cases a format, and records what came of it:
// npm run drill:input [-- SEED [CASES]]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './setup/session.mjs';

const [seed = Math.floor(Math.random() * 2 ** 31), casesEach = 10_000] = process.argv.slice(2).map(Number);

/** @type {typeof import('../test/render/hostile-run.ts')} */
const { hostileRun } = /** @type {any} */ (await loadTypeScript(root, 'test/render/hostile-run.ts'));

/** @type {typeof import('../test/render/spawned.ts')} */
const { spawned } = /** @type {any} */ (await loadTypeScript(root, 'test/render/spawned.ts'));

/** @type {typeof import('../test/render/escape-run.ts')} */
const { escapeRun } = /** @type {any} */ (await loadTypeScript(root, 'test/render/escape-run.ts'));

/** @type {typeof import('../src/catalog/index.ts')} */
const { catalog } = /** @type {any} */ (await loadTypeScript(root, 'src/catalog/index.ts'));

console.log(`seed ${seed}, ${casesEach} cases a format`);
const started = performance.now();
const { result, processes } = spawned(() => ({
  fields: hostileRun({ seed, casesEach }),
  escaped: new Map(
    Object.entries(catalog.formats).map(([id, format]) => [id, escapeRun([id, format], { seed, cases: casesEach })]),
  ),
}));
if (processes > 0) throw new Error(`${processes} processes were started`);

const seconds = Math.round((performance.now() - started) / 1000);
const rows = [...result.fields].sort().map(([format, { refused, rendered, other }]) => {
  const escaped = result.escaped.get(format) ?? { refused: 0, written: 0 };
  const cells = [format, refused + rendered + other, refused, rendered, other, escaped.refused, escaped.written, 0];
  return `| ${cells.map((cell) => cell.toLocaleString('en')).join(' | ')} |`;
});
const text = `# Hostile input

What hostile text at every field of a description came to. \`npm run drill:input\` writes this page; \`npm test\` runs a
part of it, from another seed each time.

A case is a value at a field of a whole description: a mixture of what means something in one syntax or another, alone or
within the value that usually stands there. It is refused, or every rendered file is read back by a reader of that syntax
and must hold the same directives, words and strings, with the value in the place of the usual one. Values that mean
something else, such as the name of another component, are counted apart. A violation ends the drill.

The last but two columns are the format's escaper alone, with values that no description would let through: it refuses one,
or writes a token that reads back the same.

| format | cases | refused | rendered and read back | other | escaper: refused | escaper: read back | violations |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Recorded ${new Date().toISOString().slice(0, 10)}: seed ${seed}, ${seconds} s, ${processes} processes started.
`;
console.log(rows.join('\n'));
console.log(`${seconds} s, no violation, ${processes} processes started`);
if (casesEach >= 10_000) writeFileSync(join(root, 'docs/hostile-input.md'), text);
