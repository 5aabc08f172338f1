import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ProblemError } from '../model/problem.ts';
import { compareFolder, type Difference, writeFolder } from '../render/write-folder.ts';
import { filesOf } from './files-of.ts';
import { settleFile } from './settle-file.ts';

/** Text → Files in a folder below the description's; with `check` nothing is written and the difference returned. */
export async function render(request: {
  readonly file: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly force?: boolean;
}): Promise<Difference & { readonly folder: string }> {
  const inside = request.out === undefined ? undefined : await insideOf(request.file, request.out);
  const { stack, root } = await settleFile(request.file, inside);
  const folder = join(root, stack.folder);
  const { files } = filesOf(stack);
  const difference = request.check
    ? await compareFolder(folder, files)
    : await writeFolder(folder, files, { force: request.force ?? false });
  return { folder, ...difference };
}

/** The output folder relative to the description's; it must lie below it, because the build context is that folder. */
async function insideOf(file: string, out: string): Promise<string> {
  const root = await realpath(dirname(resolve(file))).catch(() => dirname(resolve(file)));
  const path = relative(root, resolve(out));
  const plain = /^[A-Za-z0-9._@+-]+(\/[A-Za-z0-9._@+-]+)*$/;
  const below = path !== '' && !path.startsWith('..') && plain.test(path.split(sep).join('/'));
  if (below && (await leadsInside(root, path))) return path.split(sep).join('/');
  throw new ProblemError([
    {
      kind: 'description',
      summary: `${out} does not lie below ${root}`,
      places: [],
      notes: [
        'The build context is the folder of the description, so the rendered folder must be inside it: --out deploy, for instance.',
      ],
    },
  ]);
}

async function leadsInside(root: string, path: string): Promise<boolean> {
  const parts = path.split(sep);
  for (let depth = 1; depth <= parts.length; depth++) {
    const real = await realpath(join(root, ...parts.slice(0, depth))).catch(() => null);
    if (real !== null && real !== join(root, ...parts.slice(0, depth))) return false;
  }
  return true;
}
