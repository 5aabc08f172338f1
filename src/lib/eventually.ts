import { setTimeout as sleep } from 'node:timers/promises';

/** Reads again until the value will do or `ms` are over; resolves to the last value either way. */
export async function eventually<T>(read: () => Promise<T>, willDo: (value: T) => boolean, ms: number): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const value = await read();
    if (willDo(value) || performance.now() >= deadline) return value;
    await sleep(ms / 20);
  }
}
