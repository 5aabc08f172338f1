import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lockfile */

/**
 * Is what is installed what the lockfile asks for? Optional packages (other platforms' binaries) may be missing, and
 * there may be more.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json, which npm writes last
 */
export function dependenciesMatch(wanted, installed) {
  if (!installed?.packages) return false;
  const { packages } = installed;
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === '') return true;
    const present = packages[path];
    return present ? present.version === entry.version : entry.optional === true;
  });
}

/**
 * Step 1: `npm ci` unless node_modules is what package-lock.json asks for.
 * @param {import('./session.mjs').Session} session
 */
export async function ensureDependencies(session) {
  const wanted = readLockfile(join(session.root, 'package-lock.json'));
  const installed = readLockfile(join(session.root, 'node_modules/.package-lock.json'));
  if (wanted && dependenciesMatch(wanted, installed)) return;
  session.say('Installing the npm dependencies into node_modules/ (npm ci) …');
  await run(session, ['npm', 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** @param {string} path @returns {Lockfile | undefined} */
function readLockfile(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
