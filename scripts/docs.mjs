// Writes what is generated in docs/: the components table, the matrix as a grid, and the JSON Schema. npm run docs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadTypeScript } from './load-typescript.mjs';
import { root } from './setup/session.mjs';

/** Writes docs/components.md and docs/matrix.html from the catalog and docs/matrix.json, and docs/stack.schema.json. */
export async function writeDocs() {
  /** @type {typeof import('../src/index.ts')} */
  const { componentsPage, matrixGrid, schema } = /** @type {any} */ (await loadTypeScript(root, 'src/index.ts'));
  const record = JSON.parse(readFileSync(join(root, 'docs/matrix.json'), 'utf8'));
  writeFileSync(join(root, 'docs/components.md'), componentsPage(record));
  writeFileSync(join(root, 'docs/matrix.html'), matrixGrid(record));
  writeFileSync(join(root, 'docs/stack.schema.json'), `${schema()}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeDocs();
