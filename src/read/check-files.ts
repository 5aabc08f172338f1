import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';

/** A file or folder that a description names, relative to its own folder. */
interface Named {
  readonly path: Path;
  readonly file: string;
  readonly kind: 'file' | 'folder';
}

/** What is wrong with the files and folders that a description names: they exist, are readable and stay below `root`. */
export async function checkFiles(description: Description, root: string): Promise<Finding[]> {
  const findings = await Promise.all(namedFiles(description).map((named) => checkFile(named, root)));
  return findings.filter((finding) => finding !== null);
}

function namedFiles({ app, listen }: Description): Named[] {
  const files: (Omit<Named, 'file'> & { readonly file: string | undefined })[] = [
    { path: ['app', 'path'], file: app.path, kind: 'folder' },
    { path: ['app', 'requirements'], file: app.requirements, kind: 'file' },
    { path: ['app', 'wheels'], file: app.wheels, kind: 'folder' },
    { path: ['app', 'env_file'], file: app.env_file, kind: 'file' },
    ...staticFolders(app),
    { path: ['listen', 'tls', 'certificate'], file: listen.tls?.certificate, kind: 'file' },
    { path: ['listen', 'tls', 'key'], file: listen.tls?.key, kind: 'file' },
  ];
  return files.flatMap((named) => (named.file === undefined ? [] : [{ ...named, file: named.file }]));
}

function staticFolders(app: Description['app']): Named[] {
  return Object.entries(app.static).flatMap(([prefix, folder]) =>
    typeof folder === 'string'
      ? [{ path: ['app', 'static', prefix], file: join(app.path, folder), kind: 'folder' }]
      : [],
  );
}

async function checkFile({ path, file, kind }: Named, root: string): Promise<Finding | null> {
  const finding = (summary: string, ...notes: string[]): Finding => ({ summary, paths: [path], notes });
  try {
    const real = await realpath(join(root, file));
    const home = await realpath(root);
    if (real !== home && !real.startsWith(home + sep))
      return finding(`${file} leads out of the folder of the description`, `It is ${real}.`);
    const stats = await stat(real);
    if (kind === 'folder' && !stats.isDirectory()) return finding(`${file} is not a folder`);
    if (kind === 'file' && !stats.isFile()) return finding(`${file} is not a file`);
    await access(real, kind === 'folder' ? constants.R_OK | constants.X_OK : constants.R_OK);
    if (kind === 'folder' && (await readdir(real)).length === 0) return finding(`the folder ${file} is empty`);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return finding(`${file} may not be read`);
    if (code === 'ELOOP') return finding(`${file} is a link that leads to itself`);
    if (code === 'ENOENT' || code === 'ENOTDIR') return finding(`there is no ${kind} ${file}`, `Looked in ${root}.`);
    throw error;
  }
}
