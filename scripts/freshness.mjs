import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What dist/ is made from. */
const sources = ['src', 'templates', 'scripts', 'package.json', 'package-lock.json'];
/** Written by the build itself, so never newer than what it was made from. */
const generated = ['src/generated', 'src/catalog/index.ts'];

/** Written last, dated when the build began: an edit made during a build is newer than the stamp. */
export const stampName = '.built';

/** Is dist/ newer than every source, and every folder of sources (so that a removal counts)? @param {string} root */
export function buildIsFresh(root) {
  const stamp = statSync(join(root, 'dist', stampName), { throwIfNoEntry: false });
  if (!stamp) return false;
  return sources.every((source) => newestChangeMs(root, source) < stamp.mtimeMs);
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {number} the newest modification under `path`, 0 where there is nothing
 */
function newestChangeMs(root, path) {
  if (generated.includes(path)) return 0;
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const inside = readdirSync(join(root, path)).map((name) => newestChangeMs(root, `${path}/${name}`));
  return Math.max(found.mtimeMs, ...inside);
}
