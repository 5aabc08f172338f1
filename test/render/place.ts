import type { Field } from './fields.ts';

type Tree = Record<string, unknown>;

/** What stands at a field of a description, in the first of its keys or items; undefined where nothing does. */
export function standing(description: unknown, field: Field): unknown {
  const at = located(description, field);
  return field.key ? at?.step : at?.parent[at.step];
}

/** The description with another value at a field. */
export function replaced<T>(description: T, field: Field, value: unknown): T {
  const copy = structuredClone(description);
  const at = located(copy, field);
  if (at === null) throw new RangeError(`nothing stands at ${field.path.join('.')}`);
  const { parent, step } = at;
  if (!field.key) parent[step] = value;
  else {
    const pairs = Object.entries(parent).map(([key, each]) => [key === step ? String(value) : key, each] as const);
    for (const key of Object.keys(parent)) delete parent[key];
    for (const [key, each] of pairs) Object.defineProperty(parent, key, { value: each, enumerable: true });
  }
  return copy;
}

function located(value: unknown, { path }: Field): { parent: Tree; step: string } | null {
  let at: unknown = value;
  let parent: Tree | null = null;
  let step = '';
  for (const [depth, name] of path.entries()) {
    if (typeof at !== 'object' || at === null) return null;
    parent = at as Tree;
    step = name === '*' ? fitting(parent, path[depth + 1]) : name;
    if (!Object.hasOwn(parent, step)) return null;
    at = parent[step];
  }
  return parent && { parent, step };
}

/** The first key whose value goes on as the path does: into a mapping with that key, or no further. */
function fitting(parent: Tree, next: string | undefined): string {
  const goesOn = (value: unknown) =>
    next === undefined
      ? true
      : typeof value === 'object' && value !== null && (next === '*' || Object.hasOwn(value, next));
  return Object.keys(parent).find((key) => goesOn(parent[key])) ?? '';
}
