import type { Stack } from '../model/stack.ts';

/** The same stack around our probe app: configs differ in nothing but the entry and the health path. */
export function probeOf(stack: Stack): Stack {
  const { description } = stack;
  return {
    ...stack,
    entry: { module: 'stackwright_probe', object: 'application', call: false },
    health: { path: '/ready', status: 200 },
    description: { ...description, app: { ...description.app, release: [], env: {}, env_file: undefined } },
  };
}
