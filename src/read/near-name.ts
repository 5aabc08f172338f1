import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { closest } from '../lib/closest.ts';

/** What stands beside a path that does not exist and has nearly its name: nothing, or one line that offers it. */
export async function nearName(path: string): Promise<string[]> {
  const meant = closest(basename(path), await readdir(dirname(path)).catch(() => []));
  return meant === null ? [] : [`Did you mean ${meant}?`];
}
