import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';
import { nearName } from './near-name.ts';

/** A file or folder that a description names, relative to its own folder. */
interface Named {
  readonly path: Path;
  readonly file: string;
  readonly kind: 'file' | 'folder';
}

/** What is wrong with the files and folders that a description names: they exist, are readable and stay below `root`. */
export function checkFiles(description: Description, root: string): Finding[] {
  return namedFiles(description)
    .map((named) => checkFile(named, root))
    .filter((finding) => finding !== null);
}

function namedFiles({ app, listen, web }: Description): Named[] {
  const files: (Omit<Named, 'file'> & { readonly file: string | undefined })[] = [
    { path: ['app', 'path'], file: app.path, kind: 'folder' },
    { path: ['app', 'entry'], file: entryFile(app), kind: 'file' },
    { path: ['app', 'requirements'], file: app.requirements, kind: 'file' },
    { path: ['app', 'wheels'], file: app.wheels, kind: 'folder' },
    { path: ['app', 'env_file'], file: app.env_file, kind: 'file' },
    ...staticFolders(app),
    { path: ['web', 'lua'], file: web.lua, kind: 'file' },
    { path: ['listen', 'tls', 'certificate'], file: listen.tls?.certificate, kind: 'file' },
    { path: ['listen', 'tls', 'key'], file: listen.tls?.key, kind: 'file' },
  ];
  return files.flatMap((named) => (named.file === undefined ? [] : [{ ...named, file: named.file }]));
}

/** The file that is the entry; a word without an extension is more often half of a module:object. */
function entryFile({ path, entry }: Description['app']): string | undefined {
  return entry !== undefined && !entry.includes(':') && /\.\w+$/.test(entry) ? join(path, entry) : undefined;
}

function staticFolders(app: Description['app']): Named[] {
  return Object.entries(app.static).flatMap(([prefix, folder]) =>
    typeof folder === 'string'
      ? [{ path: ['app', 'static', prefix], file: join(app.path, folder), kind: 'folder' }]
      : [],
  );
}

const onlyBelow = 'Only what lies below that folder can get into an image: put a copy there.';
const holds = 'Name the folder that holds the files.';

function checkFile({ path, file, kind }: Named, root: string): Finding | null {
  const finding = (summary: string, ...notes: string[]): Finding => ({ summary, paths: [path], notes });
  try {
    const real = realpathSync.native(join(root, file));
    const home = realpathSync.native(root);
    if (real !== home && !real.startsWith(home + sep))
      return finding(`${file} leads out of the folder of the description`, `It is ${real}.`, onlyBelow);
    const stats = statSync(real);
    if (kind === 'folder' && !stats.isDirectory()) return finding(`${file} is not a folder`, holds);
    if (kind === 'file' && !stats.isFile()) return finding(`${file} is not a file`, 'Name a file.');
    accessSync(real, kind === 'folder' ? constants.R_OK | constants.X_OK : constants.R_OK);
    if (kind === 'folder' && readdirSync(real).length === 0) return finding(`the folder ${file} is empty`, holds);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return finding(`${file} may not be read`, ...whose(root, file));
    if (code === 'ELOOP') return finding(`${file} is a link that leads to itself`, 'Put the thing itself there.');
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return finding(`there is no ${kind} ${file}`, `Looked in ${root}.`, ...nearName(join(root, file)));
    throw error;
  }
}

/** Who could read it, and who tries. */
function whose(root: string, file: string): string[] {
  const parts = join(root, file)
    .slice(root.length + 1)
    .split(sep);
  for (let depth = 1; depth <= parts.length; depth++) {
    const path = join(root, ...parts.slice(0, depth));
    const stats = tried(() => statSync(path));
    if (!stats || tried(() => accessSync(path, constants.R_OK) ?? true)) continue;
    const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
    const name = parts.slice(0, depth).join('/');
    return [
      `${name} belongs to user ${stats.uid}, mode ${mode}; this is user ${process.getuid?.()}.`,
      `Let everyone read it: chmod -R a+rX ${name}`,
    ];
  }
  return [];
}

function tried<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
