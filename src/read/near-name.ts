import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { closest } from '../lib/closest.ts';

/** What stands beside a path that does not exist and has nearly its name: nothing, or one line that offers it. */
export function nearName(path: string): string[] {
  const meant = closest(basename(path), namesIn(dirname(path)));
  return meant === null ? [] : [`Did you mean ${meant}?`];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
