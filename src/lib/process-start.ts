import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process started, in its system's own terms: with the id it names one process for ever. Null when there is none. */
export function processStart(pid: number): string | null {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** Field 22 of /proc/PID/stat, counted behind the command's name, which may hold anything (proc_pid_stat(5)). */
function fromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : (fields[18] ?? null);
  } catch {
    return null;
  }
}

function fromPs(pid: number): string | null {
  return (
    spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .replace(/\W+/g, '-') || null
  );
}
