import { existsSync } from 'node:fs';
import { settleFile } from './settle-file.ts';

/** The deployment that a command line means: a description's own name, or the name itself. */
export async function nameOf(target: string): Promise<string> {
  const isFile = /[./]/.test(target) || existsSync(target);
  return isFile ? (await settleFile(target)).stack.name : target;
}
