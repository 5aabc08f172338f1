import { constants } from 'node:os';

const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** What stops a command before its end: a signal, or a reader of its output that went away. */
export interface Interruption {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** The shell's 128 + number of the signal that came; null: none did. */
  exitCode(): number | null;
  /** Behaves as if this signal had come. */
  interrupt(name: NodeJS.Signals): void;
  /** Hands the signals back. */
  release(): void;
}

/** Listens to signals: the first lets the command clean up, the second ends the process at once. */
export function listenForInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const interrupt = (name: NodeJS.Signals) => {
    if (exitCode !== null) return;
    exitCode = 128 + constants.signals[name];
    controller.abort(new Error(`interrupted by ${name}`));
  };
  const handle = (name: NodeJS.Signals) => {
    if (exitCode !== null) process.exit(exitCode);
    onFirst();
    interrupt(name);
  };
  for (const name of signals) process.on(name, handle);
  const release = () => {
    for (const name of signals) process.off(name, handle);
  };
  return { signal: controller.signal, exitCode: () => exitCode, interrupt, release };
}
