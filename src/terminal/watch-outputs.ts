import { type Interruption, signalExitCode } from './interruption.ts';

const machineExitCode = 3;

/** A reader that goes away (`| head`) stops a command quietly; an output that cannot be written stops it aloud. */
export function watchOutputs(interruption: Interruption): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return interruption.interrupt(signalExitCode('SIGPIPE'));
    if (interruption.exitCode() === null) process.stderr.write(`standard output cannot be written (${code})\n`);
    interruption.interrupt(machineExitCode);
  });
}

/** Resolves when everything written so far is out, or known to be lost. */
export async function flushed(): Promise<void> {
  await new Promise((resolve) => process.stdout.write('', resolve));
  await new Promise((resolve) => process.stderr.write('', resolve));
}
