import { pathToFileURL } from 'node:url';
import { writeCatalogIndex } from './catalog-index.mjs';
import { root } from './setup/session.mjs';
import { writeTemplates } from './templates.mjs';

/** Writes the generated sources: the catalog's index and the precompiled templates. */
export async function generate() {
  writeCatalogIndex(root);
  await writeTemplates(root);
}

/** vitest calls this before the tests. */
export const setup = generate;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await generate();
