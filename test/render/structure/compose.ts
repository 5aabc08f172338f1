import { parse } from 'yaml';
import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

/** compose.yaml as YAML 1.2 reads it, then as Compose interpolates it: `$$` is a dollar, `$X` and `${X}` are variables. */
export function compose(text: string): Json {
  return interpolated(parse(text, { version: '1.2', uniqueKeys: true, merge: false }));
}

function interpolated(value: Json): Json {
  if (Array.isArray(value)) return value.map(interpolated);
  if (typeof value === 'string')
    return value.replace(/\$(\$|\w+|\{[^}]*\}?)?/g, (all, next) => (next === '$' ? '$' : mark(all)));
  if (value === null || typeof value !== 'object') return value;
  // Compose interpolates values alone.
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, interpolated(each)]));
}
