import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the licences of the packages that are part of a bundle beside it: their terms ask for that.
 * @param {string} outdir
 * @param {string} root the project's folder
 * @param {import('esbuild').Metafile} metafile what went into the bundle
 */
export function writeNotices(outdir, root, metafile) {
  const folders = new Set(Object.keys(metafile.inputs).flatMap((path) => packageFolder(path) ?? []));
  const notices = [...folders].sort().map((folder) => notice(join(root, folder)));
  writeFileSync(join(outdir, 'THIRD-PARTY-NOTICES.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
}

/** `node_modules/@a/b/lib/c.js` → `node_modules/@a/b`. @param {string} path */
function packageFolder(path) {
  return path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];
}

/** @param {string} folder a package's */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each) && existsSync(join(folder, each)));
  const text = file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
  return `${name} ${version}, ${license}\n\n${text}\n`;
}
