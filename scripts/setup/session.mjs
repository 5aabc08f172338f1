import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * One run of the set-up: where the project is, how it speaks, and what stops it.
 * @typedef {object} Session
 * @property {string} root the project's folder
 * @property {(line: string) => void} say prints one line
 * @property {AbortSignal} signal
 */

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {1 | 2} output the file descriptor that lines go to
 * @param {AbortSignal} signal
 * @returns {Session}
 */
export function openSession(output, signal) {
  return { root, signal, say: (line) => void writeSync(output, `${line}\n`) };
}
