import { constants } from 'node:os';

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What stops a command before its end: a signal, or an output that nobody reads any more. */
export interface Interruption {
  /** Aborted by the first interruption. */
  readonly signal: AbortSignal;
  /** What the process is to end with; null while nothing came. */
  exitCode(): number | null;
  /** Interrupts the command, to end with this exit code. */
  interrupt(exitCode: number): void;
}

/** Listens to signals: the first lets the command clean up and calls `onFirst`, the second ends the process at once. */
export function listenForInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const interrupt = (code: number) => {
    exitCode ??= code;
    controller.abort(new Error('interrupted'));
  };
  for (const name of signals) {
    process.on(name, () => {
      if (exitCode !== null) process.exit(exitCode);
      interrupt(signalExitCode(name));
      onFirst();
    });
  }
  return { signal: controller.signal, exitCode: () => exitCode, interrupt };
}

/** The shell's 128 + the signal's number. */
export function signalExitCode(name: NodeJS.Signals): number {
  return 128 + constants.signals[name];
}
