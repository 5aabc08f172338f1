import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** How quiet the machine was during a run. */
export interface Noise {
  /** Mean number of processes that wanted to run, over the minute before the run and over its last. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  /** Share of the processors' time that the hypervisor gave to others, in percent; null where the system does not say. */
  readonly stealPercent: number | null;
}

/** Starts watching; the returned function ends it. */
export function watchNoise(): () => Noise {
  const loadBefore = load();
  const before = processorTimes();
  return () => {
    const after = processorTimes();
    const spent = before && after ? after.all - before.all : 0;
    const stealPercent = before && after && spent > 0 ? round((100 * (after.steal - before.steal)) / spent) : null;
    return { loadBefore, loadAfter: load(), stealPercent };
  };
}

const load = () => round(loadavg()[0] ?? 0);
const round = (value: number) => Math.round(value * 10) / 10;

/** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5)). */
function processorTimes(): { all: number; steal: number } | null {
  if (process.platform !== 'linux') return null;
  const [, ...fields] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/);
  const times = fields.slice(0, 8).map(Number);
  return { all: times.reduce((sum, time) => sum + time, 0), steal: times[7] ?? 0 };
}
