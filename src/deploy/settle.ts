import { setTimeout as pause } from 'node:timers/promises';

/** The HTTP status of an engine's refusal; 0 for any other error. */
export function statusOf(error: unknown): number {
  return Number((error as { statusCode?: number } | null)?.statusCode ?? 0);
}

/** Waits for a call that asks for a state: being in it already (404, 304, a removal in progress) is success. */
export async function settle(call: Promise<unknown>): Promise<void> {
  await settleRemoval(call);
}

/** Waits for a removal; true when somebody else's is under way. */
export async function settleRemoval(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => false,
    (error) => {
      const elsewhere = statusOf(error) === 409 && /already in progress/.test(String(error));
      if (!elsewhere && ![304, 404].includes(statusOf(error))) throw error;
      return elsewhere;
    },
  );
}

/** Settles a removal that the engine refuses while its users are still leaving: ten tries within about five seconds. */
export async function settleWhenFree(call: () => Promise<unknown>): Promise<void> {
  for (let delayMs = 10, tries = 10; ; delayMs *= 2, tries--) {
    try {
      return await settle(call());
    } catch (error) {
      if (tries === 1 || ![403, 409].includes(statusOf(error))) throw error;
    }
    await pause(Math.min(delayMs, 1000) * (0.75 + Math.random() / 2));
  }
}
