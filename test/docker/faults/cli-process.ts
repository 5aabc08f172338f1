import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/lib/package-root.ts';

const launcher = join(packageRoot(), 'bin/stackwright.mjs');

/** How a command ended. */
export interface CliEnd {
  readonly pid: number;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** It had to be killed because it did not end. */
  readonly hung: boolean;
}

/** The real command line under way. */
export interface CliProcess {
  readonly pid: number;
  readonly end: Promise<CliEnd>;
  /** Ends it as nothing else can; `all`: its children too. */
  kill(all: boolean): Promise<void>;
}

/** Starts a command, which is given `limitMs` to end. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>>, limitMs = 90_000): CliProcess {
  const begin = performance.now();
  const child = spawn(process.execPath, [launcher, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.stderr += text;
  });
  let hung = false;
  const limit = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, limitMs);
  const pid = child.pid ?? 0;
  const end = once(child, 'close').then(([code, signal]) => {
    clearTimeout(limit);
    return { pid, code, signal, ...said, seconds: (performance.now() - begin) / 1000, hung };
  });
  return { pid, end, kill: (all) => kill(child, all) };
}

async function kill(child: ChildProcess, all: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const others = all ? childrenOf(child.pid ?? 0) : [];
  child.kill('SIGKILL');
  for (const pid of others) process.kill(pid, 'SIGKILL');
  await gone;
}

/** Linux tells a process's children thread by thread (proc_pid_task(5)); Node starts them from its first. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** Brings a stack up by the program itself, whose process is then gone as in life; its address. */
export async function upByCli({ file, scope }: { file: string; scope: string }, ...more: string[]): Promise<string> {
  const { stdout, stderr } = await startCli(['up', file, ...more], { STACKWRIGHT_SCOPE: scope }).end;
  const url = /is up: (http:\S+)/.exec(stdout)?.[1];
  if (!url) throw new Error(`up fails without a fault: ${stderr}`);
  return url;
}
