import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';

/** The script of a shell that asks `stackwright complete` for the words at the cursor. */
export function completionScript(shell: string): Promise<string> {
  return readFile(join(packageRoot(), `completions/stackwright.${shell}`), 'utf8');
}
