import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';

/** What a process holds while it has uncommitted things in the engine. */
export interface Lease {
  /** Nothing is left to clean up: the watcher ends without a look. */
  readonly release: () => void;
}

/**
 * Reads until its holder says `done` or is no more; then it clears away what that left, and once more a little later: what
 * the engine was asked for last may still come.
 */
const watcher = 'read -r word; [ "$word" = done ] && exit; "$@"; sleep 1; "$@"; sleep 3; exec "$@"';

/**
 * Has what this process leaves in a scope cleared away should it die, however it dies: a shell in a session of its own
 * waits at a pipe for that. It needs no memory to speak of and starts Node only then. Best effort: where it cannot be
 * started, or is killed too, the next command of the scope does the same.
 */
export function holdLease(scope: string): Lease {
  const sweep = [process.execPath, join(packageRoot(), 'bin/stackwright.mjs'), 'gc', '--keep-images', '--scope', scope];
  const child = spawn('sh', ['-c', watcher, 'stackwright-lease', ...sweep], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const { stdin } = child;
  child.on('error', () => {});
  stdin.on('error', () => {});
  child.unref();
  (stdin as typeof stdin & { unref?: () => void }).unref?.();
  return { release: () => void stdin.end('done\n') };
}
