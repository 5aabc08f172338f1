import { isDeepStrictEqual } from 'node:util';
import type { Demand, Matcher } from '../model/check.ts';
import type { Json } from '../model/json.ts';

/** Whether a value that was seen (undefined: it was not) is what was demanded. */
export function meets(seen: Json | undefined, demand: Demand): boolean {
  if (!isMatcher(demand)) return isDeepStrictEqual(seen, demand);
  if ('$oneOf' in demand) return demand.$oneOf.some((value) => isDeepStrictEqual(seen, value));
  if ('$contains' in demand)
    return (typeof seen === 'string' || Array.isArray(seen)) && seen.includes(demand.$contains);
  if (typeof seen !== 'number') return false;
  return '$atMost' in demand ? seen <= demand.$atMost : seen >= demand.$atLeast;
}

function isMatcher(demand: Demand): demand is Matcher {
  if (typeof demand !== 'object' || demand === null) return false;
  const keys = Object.keys(demand);
  return keys.length === 1 && matchers.has(keys[0] ?? '');
}

const matchers: ReadonlySet<string> = new Set(['$oneOf', '$contains', '$atMost', '$atLeast']);
