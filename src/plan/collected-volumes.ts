import type { Stack } from '../model/stack.ts';

/** The volumes that `release` fills with static files, with where they are mounted. */
export function collectedVolumes(stack: Stack): { volume: string; target: string }[] {
  const targets = Object.values(stack.description.app.static).flatMap((from) =>
    typeof from === 'string' ? [] : [from.collected],
  );
  return [...new Set(targets)].map((target, position) => ({
    volume: position === 0 ? 'collected' : `collected-${position + 1}`,
    target,
  }));
}
