import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
