import { createInterface } from 'node:readline';
import { visible } from '../lib/visible.ts';

/** Thrown where nobody answers any more: the input ended, or the command was interrupted. */
export class NoAnswer extends Error {}

/** Questions and answers on a terminal; results stay alone on standard output. */
export interface Dialogue {
  readonly say: (text: string) => void;
  /** The answer, or what is usual for an empty one. */
  readonly ask: (question: string, usual: string) => Promise<string>;
  readonly close: () => void;
}

/** Opens one. What is typed ahead of a question answers it: a line is never lost. */
export function openDialogue(signal: AbortSignal): Dialogue {
  // The terminal's own line editing, so that Ctrl-C stays a signal.
  const input = createInterface({ input: process.stdin, terminal: false, signal });
  const lines = input[Symbol.asyncIterator]();
  const write = (text: string) => process.stderr.write(text.split('\n').map(visible).join('\n'));
  const ask = async (question: string, usual: string) => {
    write(`${question} [${usual}] `);
    const { done, value } = await lines.next();
    if (done === true || signal.aborted) throw new NoAnswer();
    return value.trim() || usual;
  };
  return { say: (text) => write(`${text}\n`), ask, close: () => input.close() };
}
