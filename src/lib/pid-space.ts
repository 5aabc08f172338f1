import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names the boot and PID namespace that this process's id belongs to: ids of another space say nothing here. */
export function pidSpace(): string {
  if (process.platform !== 'linux') return hostname();
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}/${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`;
}
