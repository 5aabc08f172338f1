import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what must come within this time; throws an Error when it does not. */
export async function within<T>(ms: number, awaited: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = pause(ms, null, { signal: over.signal }).then(() => {
    throw new Error(`nothing came within ${ms / 1000} s`);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}
