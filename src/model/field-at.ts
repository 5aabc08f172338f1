import * as z from 'zod/mini';
import { Description, shorthands } from './description.ts';
import type { Path } from './problem.ts';

/** What may stand at a path of a description. */
export interface Field {
  /** The keys of the mapping there; none where keys are free or there is no mapping. */
  readonly keys: readonly string[];
  /** The key that plain text stands for, where it may stand for the mapping. */
  readonly shorthand: string | null;
}

type Schema = z.core.$ZodTypes;

/** The field at a path; null where the description has none. */
export function fieldAt(path: Path): Field | null {
  const schema = schemaAt(path);
  if (schema === null) return null;
  const { def } = bare(schema)._zod;
  return { keys: def.type === 'object' ? Object.keys(def.shape) : [], shorthand: shorthandOf(schema) };
}

/** True when a value may stand at a path, whatever stands around it. */
export function mayStand(value: unknown, path: Path): boolean {
  const schema = schemaAt(path);
  return schema !== null && z.safeParse(schema, value).success;
}

function schemaAt(path: Path): Schema | null {
  let schema: Schema | undefined = Description as Schema;
  for (const step of path) {
    const parent: Schema = bare(schema);
    const { def } = parent._zod;
    if (def.type === 'object') schema = Object.hasOwn(def.shape, step) ? (def.shape[step] as Schema) : undefined;
    else if (def.type === 'record') schema = def.valueType as Schema;
    else if (def.type === 'array') schema = def.element as Schema;
    else return null;
    if (!schema) return null;
  }
  return schema;
}

/** A schema without its wrappers; of alternatives the mapping. */
function bare(schema: Schema): Schema {
  const { def } = schema._zod;
  if (def.type === 'optional' || def.type === 'default') return bare(def.innerType as Schema);
  if (def.type === 'pipe') return bare(def.out as Schema);
  if (def.type === 'union')
    return (def.options as Schema[]).map(bare).find((option) => option._zod.def.type === 'object') ?? schema;
  return schema;
}

function shorthandOf(schema: Schema): string | null {
  const { def } = schema._zod;
  if (def.type === 'optional' || def.type === 'default') return shorthandOf(def.innerType as Schema);
  return shorthands.get(schema)?.key ?? null;
}
