import { spawn } from 'node:child_process';
import { nowMs } from './clock.ts';

/** One run of a command, from just before the process was made to its end. */
export interface Timed {
  readonly startMs: number;
  readonly endMs: number;
  readonly output: string;
}

export interface Command {
  readonly argv: readonly string[];
  readonly cwd?: string;
  /** Added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Exit codes that are no failure; 0 alone when absent. */
  readonly allowed?: readonly number[];
  /** Hears the standard output as it comes. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a command to its end and times it; throws what it wrote when it fails. */
export async function timed({ argv, cwd, env, signal, allowed = [0], onOutput }: Command): Promise<Timed> {
  const [program = '', ...args] = argv;
  const output: string[] = [];
  const options = { cwd, env: { ...process.env, ...env }, signal, killSignal: 'SIGTERM' } as const;
  const startMs = nowMs();
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.push(text);
    onOutput?.(text);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => output.push(text));
  const ended = new Promise<number>((resolve) => child.once('exit', () => resolve(nowMs())));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, killedBy) => resolve(exitCode ?? killedBy));
  });
  const result = { startMs, endMs: await ended, output: output.join('') };
  if (!allowed.includes(code as number)) throw new Error(`${argv.join(' ')} ended with ${code}:\n${result.output}`);
  return result;
}
