import type { Description } from '../model/description.ts';

/** How many worker processes: as asked, or one for each processor that the stack may use. */
export function workersOf({ workers, limits }: Description): number {
  return workers === 'auto' ? Math.max(1, Math.ceil(limits.cpus ?? 2)) : workers;
}
