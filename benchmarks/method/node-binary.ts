import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Node of this major version: the one that runs, else npm's package of it, which is downloaded once. */
export async function nodeBinary(major: number): Promise<{ readonly path: string; readonly version: string }> {
  const current = Number.parseInt(process.versions.node, 10) === major;
  const how = ['-y', '-p', `node@${major}`, '-c', 'node -p process.execPath'];
  const path = current ? process.execPath : (await run('npx', how)).stdout.trim();
  const version = (await run(path, ['-p', 'process.versions.node'])).stdout.trim();
  if (Number.parseInt(version, 10) !== major) throw new Error(`${path} is Node ${version}, not ${major}`);
  return { path, version };
}
