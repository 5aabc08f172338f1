import type * as z from 'zod/mini';
import { Description } from '../../src/model/description.ts';

/** A place of a description where a value is written; `*` stands for any key or item. `key`: the key itself. */
export interface Field {
  readonly path: readonly string[];
  readonly key: boolean;
}

type Schema = z.core.$ZodTypes;

/** Every place of a description that takes a text, a number or a yes, from its schema: a new field is among them. */
export const fields: readonly Field[] = distinct(placesOf(Description as Schema, []));

function placesOf(schema: Schema, path: readonly string[]): Field[] {
  const { def } = schema._zod;
  const below = (child: unknown, ...steps: string[]) => placesOf(child as Schema, [...path, ...steps]);
  const here: Field = { path, key: false };
  if (def.type === 'optional' || def.type === 'default') return below(def.innerType);
  if (def.type === 'union') return def.options.flatMap((option) => below(option));
  if (def.type === 'pipe')
    return (def.in as Schema)._zod.def.type === 'transform' ? [here, ...below(def.out)] : below(def.in);
  if (def.type === 'object') return Object.entries(def.shape).flatMap(([key, child]) => below(child, key));
  if (def.type === 'array') return below(def.element, '*');
  if (def.type === 'record') return [{ path: [...path, '*'], key: true }, ...below(def.valueType, '*')];
  if (['string', 'number', 'int', 'boolean', 'literal'].includes(def.type)) return [here];
  throw new RangeError(`${path.join('.')} is of a type that no test knows: ${def.type}`);
}

function distinct(places: readonly Field[]): Field[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
