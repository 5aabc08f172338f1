import { harmless } from '../lib/harmless.ts';
import { wantsColor } from '../lib/wants-color.ts';
import { exitCode, ProblemError } from '../model/problem.ts';
import { problemText } from '../pipeline/show.ts';
import { bugText } from './bug-text.ts';
import { listenForInterruption } from './interruption.ts';
import { type ProgressLines, progressLines } from './progress-lines.ts';
import type { Session } from './session.ts';
import { flushed, watchOutputs } from './watch-outputs.ts';

const bugExitCode = 70;
const patienceMs = 1000;

/**
 * Runs a command's work and ends the process with the exit code that it returns, or that its failure has. Once interrupted,
 * or met by an error that nobody caught, the work has `graceMs` to clean up.
 */
export async function runSession(
  work: (session: Session) => Promise<number>,
  { graceMs = 10_000 }: { readonly graceMs?: number } = {},
): Promise<never> {
  const progress = progressLines({ stream: process.stderr, color: wantsColor(process.stderr, process.env) });
  const interruption = listenForInterruption(() => setTimeout(() => warn(progress), patienceMs).unref());
  watchOutputs(interruption);
  interruption.signal.addEventListener('abort', () => {
    setTimeout(() => giveUp(progress, interruption.exitCode() ?? bugExitCode), graceMs).unref();
  });
  process.on('uncaughtException', (error) => {
    progress.clear();
    process.stderr.write(`${bugText(error)}\n`);
    interruption.interrupt(bugExitCode);
  });
  const session = openSession(progress, interruption.signal);
  const code = await work(session).catch((error) => {
    progress.stop();
    if (error instanceof ProblemError) session.complain(error.problems);
    // After an interruption only problems are worth saying: all else follows from it.
    else if (interruption.exitCode() === null) process.stderr.write(`${bugText(error)}\n`);
    return error instanceof ProblemError ? exitCode(error.problems) : bugExitCode;
  });
  progress.stop();
  await flushed();
  process.exit(interruption.exitCode() ?? code);
}

function openSession(progress: ProgressLines, signal: AbortSignal): Session {
  const color = wantsColor(process.stderr, process.env);
  const painted = wantsColor(process.stdout, process.env);
  const write = (stream: NodeJS.WriteStream, text: string) => {
    progress.clear();
    stream.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
  };
  return {
    signal,
    onProgress: progress.onProgress,
    color: painted,
    // Whatever the text was made of: names of files and containers, words of the engine, lines of logs.
    print: (text) => write(process.stdout, harmless(text, { painted })),
    complain: (problems) =>
      write(process.stderr, problems.map((problem) => problemText(problem, { color })).join('\n\n')),
  };
}

function warn(progress: ProgressLines): void {
  progress.clear();
  process.stderr.write('Cleaning up; once more stops at once.\n');
}

function giveUp(progress: ProgressLines, exitCode: number): never {
  progress.stop();
  process.stderr.write('What was begun is not all removed; the next stackwright command removes it.\n');
  process.exit(exitCode);
}
