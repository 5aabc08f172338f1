import { setTimeout as pause } from 'node:timers/promises';

/** Tries until it works, for half a minute at most; then throws why it does not. */
export async function soon<T>(attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + 30_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(100);
  }
}
