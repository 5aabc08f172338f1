import { Description } from '../model/description.ts';
import type { Path } from '../model/problem.ts';

type Issue = NonNullable<ReturnType<typeof Description.safeParse>['error']>['issues'][number];

/** What is left of a description without the values that its schema refused, and where those stood. */
export interface Salvage {
  /** Null when what is left is no description either: something required is missing. */
  readonly description: Description | null;
  readonly dropped: readonly Path[];
}

/** Drops what is refused, so that the rest can be judged in the same run. */
export function salvage(value: unknown, issues: readonly Issue[]): Salvage {
  const dropped = distinct(issues.flatMap(refusedPaths));
  const rest = structuredClone(value);
  for (const path of dropped) drop(rest, path);
  const parsed = Description.safeParse(rest);
  return { description: parsed.success ? parsed.data : null, dropped };
}

function distinct(paths: readonly Path[]): Path[] {
  return [...new Map(paths.map((path) => [path.join('\0'), path])).values()];
}

/** A fault inside a list takes the whole list with it. */
function refusedPaths(issue: Issue): Path[] {
  const path = issue.path as Path;
  const list = path.findIndex((step) => typeof step === 'number');
  if (list >= 0) return [path.slice(0, list)];
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
}

function drop(value: unknown, path: Path): void {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => (isMapping(at) ? at[step] : undefined), value);
  if (isMapping(parent) && last !== undefined) delete parent[last];
}

function isMapping(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
