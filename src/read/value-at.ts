import type { Path } from '../model/problem.ts';

/** The value at a path of a plain value; undefined where nothing stands. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, step) =>
      typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[step] : undefined,
    value,
  );
}
