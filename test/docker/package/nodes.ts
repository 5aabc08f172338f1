import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder of a Node of this version, or major version: the one that runs the tests, or one that npx fetches and keeps. */
export async function nodeFolder(version: string): Promise<string> {
  if (`${process.versions.node}.`.startsWith(`${version}.`)) return dirname(process.execPath);
  // Away from the project, whose .npmrc keeps packages from setting themselves up.
  const { stdout } = await run('npx', ['--yes', '-p', `node@${version}`, '--', 'node', '-p', 'process.execPath'], {
    cwd: tmpdir(),
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))),
  });
  return dirname(stdout.trim());
}
