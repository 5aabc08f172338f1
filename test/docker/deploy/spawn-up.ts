import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plan } from '../../../src/model/plan.ts';
import type { RunOptions } from '../../../src/model/run-options.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const outfile = `${root}node_modules/.cache/stackwright-test/up-child-${process.pid}.mjs`;

process.once('exit', () => rmSync(outfile, { force: true }));

/** An `up` in a process of its own, which a test can kill. */
export interface Child {
  readonly process: ChildProcess;
  /** Resolves when a line such as `ready started` has come. */
  readonly said: (line: string) => Promise<void>;
  /** Ends it as nothing else can, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** Starts it; `env` may point it to another engine. */
export async function spawnUp(plan: Plan, options: RunOptions, env: Record<string, string> = {}): Promise<Child> {
  const entryPoints = [`${root}test/docker/deploy/up-child.ts`];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  const child = spawn(process.execPath, [outfile, JSON.stringify({ plan, options })], {
    env: { ...process.env, ...env },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const said = async (line: string) => {
    while (!lines.includes(line)) {
      if (child.exitCode !== null) throw new Error(`It ended without "${line}": ${lines.join(', ')}`);
      await pause(2);
    }
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { process: child, said, kill };
}
