import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { settledStack, stackFiles } from './every-stack-file.ts';
import { golden } from './golden.ts';

/*
 * All that every description of the project renders to, in one file each. After a change that was meant,
 * `UPDATE_GOLDENS=1 npx vitest run --project fast test/stacks` rewrites them; review the difference.
 */
const folder = join(import.meta.dirname, 'golden');
const goldenName = (file: string) => `${file.replace('/', '-').replace('.yaml', '')}.txt`;

it.each(stackFiles)('%s renders what it rendered', async (file) => {
  const rendered = golden(filesOf((await settledStack(file)).stack).files);
  const path = join(folder, goldenName(file));
  if (process.env.UPDATE_GOLDENS) {
    await mkdir(folder, { recursive: true });
    await writeFile(path, rendered);
  } else expect(rendered).toBe(await readFile(path, 'utf8'));
});

it('has no golden of a stack that is gone', async () => {
  const names = stackFiles.map(goldenName);
  const stale = (await readdir(folder)).filter((name) => !names.includes(name));
  if (process.env.UPDATE_GOLDENS) await Promise.all(stale.map((name) => rm(join(folder, name))));
  else expect(stale).toEqual([]);
});
