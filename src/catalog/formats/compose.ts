import { unicodeEscape } from '../../lib/unicode-escape.ts';
import type { Format } from '../../model/format.ts';
import type { Json } from '../../model/json.ts';

/** compose.yaml: a plain word is bare, any other string a JSON scalar with `$` doubled (Compose interpolates), a list a flow sequence. */
export const compose: Format = { title: 'Compose YAML', escape: token };

const plainWord = /^(?:\.{0,2}\/|[a-z])[a-z0-9_./-]*$/i;
/** Booleans and nulls of YAML 1.1 and 1.2; `e0` is a number to readers that are lax about digits before it. */
const otherType = /^(?:true|false|null|yes|no|on|off|y|n|e\d+)$/i;

function token(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(token).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    throw new RangeError('only scalars and lists are written into compose.yaml');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('YAML has no such number');
  if (typeof value === 'string' && /\p{Cs}/u.test(value))
    throw new RangeError('YAML cannot hold half a surrogate pair');
  if (typeof value === 'string' && plainWord.test(value) && !otherType.test(value)) return value;
  return JSON.stringify(value)
    .replace(/\$/g, '$$$$')
    .replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, unicodeEscape);
}
