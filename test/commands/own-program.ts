import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { root } from '../readme/markdown.ts';

/** How the program ended. */
export interface End {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** In octal. */
  readonly umask?: string;
}

/** Runs the built program as a process of its own. */
export function runProgram(args: readonly string[], surroundings: Surroundings): Promise<End> {
  return runNode([join(root, 'bin/stackwright.mjs'), ...args], surroundings);
}

/** Runs Node as a process of its own. */
export async function runNode(args: readonly string[], { cwd, env, umask = '022' }: Surroundings): Promise<End> {
  const { FORCE_COLOR: _, ...own } = process.env;
  const child = spawn('sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', process.execPath, ...args], {
    cwd,
    env: { ...own, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** A temporary copy of a folder of sample stacks, for as long as the test runs. */
export function sampleCopy(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `stackwright-${name}-`)));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const filter = (path: string) => !/\/(deploy|__pycache__)$/.test(path);
  cpSync(join(root, 'stacks', name), folder, { recursive: true, filter });
  return folder;
}
