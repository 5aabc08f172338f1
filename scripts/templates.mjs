import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { writeIfChanged } from './write-if-changed.mjs';

/** Precompiles templates/ into src/generated/templates.js. @param {string} root the project's folder */
export async function writeTemplates(root) {
  if (!existsSync(join(root, 'src/render/compile.ts'))) return;
  const { compileTemplates } = await loadTypeScript(root, 'src/render/compile.ts');
  if (typeof compileTemplates !== 'function') throw new Error('src/render/compile.ts does not export compileTemplates');
  const source = await compileTemplates(join(root, 'templates'));
  writeIfChanged(join(root, 'src/generated/templates.js'), `// @ts-nocheck\n${source}`);
}
