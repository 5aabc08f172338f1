import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

const sync = ['spawnSync', 'execSync', 'execFileSync'] as const;

/** What `work` returns, and how many processes it starts, by whatever function: all that do not wait go through one method. */
export function spawned<T>(work: () => T): { readonly result: T; readonly processes: number } {
  let count = 0;
  const { ChildProcess } = childProcess as unknown as { ChildProcess: { prototype: { spawn: unknown } } };
  const saved = {
    spawn: ChildProcess.prototype.spawn,
    ...Object.fromEntries(sync.map((name) => [name, childProcess[name]])),
  };
  const counting = (original: unknown) =>
    function (this: unknown, ...args: unknown[]) {
      count++;
      return (original as (...all: unknown[]) => unknown).apply(this, args);
    };
  ChildProcess.prototype.spawn = counting(saved.spawn);
  for (const name of sync) Object.assign(childProcess, { [name]: counting(childProcess[name]) });
  syncBuiltinESMExports();
  try {
    return { result: work(), processes: count };
  } finally {
    const { spawn, ...others } = saved;
    ChildProcess.prototype.spawn = spawn;
    Object.assign(childProcess, others);
    syncBuiltinESMExports();
  }
}
