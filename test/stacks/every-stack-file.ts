import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unverified } from '../../src/lib/unverified.ts';
import { type Settled, settleFile } from '../../src/pipeline/settle-file.ts';

const folder = join(import.meta.dirname, '../../stacks');

/** Every description of the project, as `app/name.yaml`. */
export const stackFiles: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
  .filter((file) => file.endsWith('.yaml'))
  .sort();

/** A description of the project with every decision made; throws with what is wrong with it. */
export function settledStack(file: string): Promise<Settled> {
  return settleFile(join(folder, file));
}

/** Those of them that can be started here: the others are rendered and not verified. */
export async function startableFiles(): Promise<string[]> {
  const settled = await Promise.all(stackFiles.map(settledStack));
  return stackFiles.filter((_, index) => settled[index] && unverified(settled[index].stack).length === 0);
}
