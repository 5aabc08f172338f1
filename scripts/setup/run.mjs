import { spawn } from 'node:child_process';
import { SetUpProblem } from './problem.mjs';

/**
 * Runs a command and waits for it; what it prints is shown only when it fails. An interruption ends it first.
 * @param {import('./session.mjs').Session} session
 * @param {string[]} argv
 * @param {Record<string, string>} [environment] added to this process's own
 * @returns {Promise<void>} throws SetUpProblem when it cannot start or fails
 */
export async function run(session, [command = '', ...args], environment = {}) {
  session.signal.throwIfAborted();
  const env = { ...process.env, ...environment };
  const child = spawn(command, args, { cwd: session.root, stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const kill = () => child.kill('SIGTERM');
  session.signal.addEventListener('abort', kill, { once: true });
  /** @type {number | NodeJS.Signals | string} */
  const end = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  session.signal.removeEventListener('abort', kill);
  session.signal.throwIfAborted();
  if (end !== 0) throw new SetUpProblem(`${output}\`${[command, ...args].join(' ')}\` failed (${end}).`);
}
