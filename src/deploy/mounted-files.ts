import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../lib/sha256.ts';
import type { MountPlan } from '../model/plan.ts';
import { ProblemError } from '../model/problem.ts';

/** Digests of the files that are mounted from the folder: a renewed certificate is a change. Throws for one that is missing. */
export async function mountedFiles(root: string, mounts: readonly MountPlan[]): Promise<readonly string[]> {
  const sources = mounts.flatMap((mount) => (mount.type === 'bind' ? [mount.source] : []));
  return Promise.all(sources.map((source) => digest(root, source)));
}

async function digest(root: string, path: string): Promise<string> {
  const content = await readFile(join(root, path)).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${error.message}`;
    throw new ProblemError([{ kind: 'description', summary: `${path} ${why}.`, places: [], notes: [] }]);
  });
  return sha256(content);
}
