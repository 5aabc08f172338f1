import { spawn } from 'node:child_process';

/**
 * Runs a program, shows what it prints and keeps it.
 * @param {string[]} argv
 * @param {{ cwd: string, signal: AbortSignal }} options
 * @returns {Promise<{ output: string, exitCode: number }>}
 */
export function tee([command = '', ...args], options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        process.stdout.write(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ output, exitCode: code ?? 1 }));
  });
}
