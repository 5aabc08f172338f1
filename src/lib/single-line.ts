/**
 * The text of a scalar, or a RangeError when it is a structure, or holds a control character that ends a line or a
 * string, or half a surrogate pair, which no file can hold.
 */
export function singleLine(value: unknown, syntax: string): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new RangeError(`${syntax} has no way to write ${value === null ? 'null' : typeof value}`);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${syntax} has no such number`);
  const text = String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029\p{Cs}]/u.test(text))
    throw new RangeError(`${syntax} cannot hold a control character or a line break`);
  return text;
}
