import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { machineProblem } from '../model/problem.ts';

/** A file of the folder, and its text where it is short enough to be somebody's source. */
export interface FoundFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
}

/** What stands around, not what is served. */
const others =
  /^(?:\..*|node_modules|__pycache__|venv|env|virtualenv|site-packages|vendor|tests?|testing|spec|t|docs?|examples?|build|dist|target|deploy|migrations)$/;
const sources =
  /\.(?:py|wsgi|psgi|pl|pm|ru|rb|php|java|jsp|xml|txt|toml|cfg|in|lock)$|^(?:Gemfile|Procfile|Pipfile|cpanfile)$/;
const most = { depth: 4, files: 2000, bytes: 256 * 1024 };

/** The files of a folder by which an application shows itself, in order; none of them is run, and no link is followed. */
export async function lookAround(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  const visit = async (path: string, depth: number) => {
    for (const entry of await entriesOf(join(folder, path))) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (found.length === most.files) return;
      if (entry.isDirectory() && depth < most.depth && !others.test(entry.name)) await visit(below, depth + 1);
      if (entry.isFile()) found.push({ path: below, text: await textOf(join(folder, below)) });
    }
  };
  await visit('', 0);
  return found;
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw machineProblem(`there is no folder ${folder}`, ['Name the folder of the application.'], error);
    if (code === 'ENOTDIR')
      throw machineProblem(`${folder} is not a folder`, ['Name the folder of the application.'], error);
    if (code === 'EACCES') throw machineProblem(`${folder} may not be read`, [], error);
    throw error;
  }
}

async function textOf(file: string): Promise<string> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (!sources.test(name) || (await stat(file)).size > most.bytes) return '';
  return readFile(file, 'utf8').catch(() => '');
}
