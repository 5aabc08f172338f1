import { wantsColor } from '../lib/wants-color.ts';
import { exitCode, type Problem, ProblemError } from '../model/problem.ts';
import { problemText } from '../pipeline/show.ts';
import { bugText } from './bug-text.ts';
import { type Interruption, listenForInterruption } from './interruption.ts';
import { type ProgressLines, progressLines } from './progress-lines.ts';
import type { Session } from './session.ts';

const bugExitCode = 70;

/** Runs a command's work and ends the process with the exit code that it returns, or that its failure has. */
export async function runSession(work: (session: Session) => Promise<number>): Promise<never> {
  const color = wantsColor(process.stderr, process.env);
  const progress = progressLines({ stream: process.stderr, color });
  const interruption = listenForInterruption(() => process.stderr.write('Stopping. Once more stops at once.\n'));
  const session = openSession(progress, interruption.signal);
  watchOutputs(interruption);
  const code = await work(session).catch((error) => {
    progress.stop();
    return explain(error, { session, interruption });
  });
  progress.stop();
  interruption.release();
  process.exit(interruption.exitCode() ?? code);
}

function openSession(progress: ProgressLines, signal: AbortSignal): Session {
  const color = wantsColor(process.stderr, process.env);
  const write = (stream: NodeJS.WriteStream, text: string) => {
    progress.clear();
    stream.write(text.endsWith('\n') || text === '' ? text : `${text}\n`);
  };
  return {
    signal,
    onProgress: progress.onProgress,
    color: wantsColor(process.stdout, process.env),
    print: (text) => write(process.stdout, text),
    complain: (problems: readonly Problem[]) =>
      write(process.stderr, problems.map((problem) => problemText(problem, { color })).join('\n\n')),
  };
}

/** The exit code of an error. After an interruption only problems are worth saying: all else follows from it. */
function explain(error: unknown, { session, interruption }: { session: Session; interruption: Interruption }): number {
  if (error instanceof ProblemError) {
    session.complain(error.problems);
    return exitCode(error.problems);
  }
  if (interruption.exitCode() === null) process.stderr.write(`${bugText(error)}\n`);
  return bugExitCode;
}

/** A reader that goes away (`| head`) stops the command quietly; an output that cannot be written is the machine's problem. */
function watchOutputs(interruption: Interruption): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`standard output cannot be written (${error.code})\n`);
    interruption.interrupt('SIGPIPE');
  });
}
