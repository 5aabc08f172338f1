import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';
import type { Stack } from '../model/stack.ts';

/** The same stack around our probe app: configs differ in nothing but the entry and the health path. */
export function probeOf(stack: Stack): Stack {
  const { description } = stack;
  return {
    ...stack,
    entry: stack.interface.probe,
    health: { path: '/ready', status: 200 },
    description: {
      ...description,
      app: { ...description.app, release: [], processes: {}, env: {}, env_file: undefined },
    },
  };
}

/** The folder of the probe app for an interface. */
export function probeFolder(name: string): string {
  return join(packageRoot(), 'templates/probe', name);
}
