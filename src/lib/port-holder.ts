import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process of this machine that listens on a TCP port: `python3 (process 1234)`. Null when that cannot be seen. */
export function portHolder(port: number): string | null {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listening(table, port));
  const holder = sockets.length > 0 ? list('/proc').find((pid) => /^\d+$/.test(pid) && holds(pid, sockets)) : undefined;
  return holder ? `${read(`/proc/${holder}/comm`).trim()} (process ${holder})` : null;
}

/** `socket:[inode]` of the listening sockets (state 0A) of a table of proc_net(5). */
function listening(table: string, port: number): string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = read(table)
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  return rows
    .filter(([, local, , state]) => state === '0A' && local?.endsWith(`:${hex}`))
    .map((row) => `socket:[${row[9]}]`);
}

function holds(pid: string, sockets: readonly string[]): boolean {
  const folder = `/proc/${pid}/fd`;
  return list(folder).some((fd) => sockets.includes(quietly(() => readlinkSync(`${folder}/${fd}`), '')));
}

const read = (path: string) => quietly(() => readFileSync(path, 'utf8'), '');

const list = (path: string) => quietly(() => readdirSync(path), []);

/** Processes end and belong to others: what cannot be read is not there. */
function quietly<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
