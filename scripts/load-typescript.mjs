import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Imports one TypeScript file and what it imports, before anything is built. `import.meta.url` in it is not its own.
 * @param {string} root the project's folder
 * @param {string} path the file, relative to `root`
 * @returns {Promise<Record<string, unknown>>} its exports
 */
export async function loadTypeScript(root, path) {
  const folder = join(root, 'node_modules/.cache/stackwright');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${randomUUID()}.mjs`);
  try {
    await build({
      entryPoints: [join(root, path)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
