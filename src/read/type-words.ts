import type { Field } from '../model/field-at.ts';

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

/** A value of the wrong type, in words, with how to write what was probably meant. */
export function typeWords(
  expected: string,
  value: unknown,
  field: Field | null,
): { summary: string; notes: readonly string[] } {
  const wanted = `${field?.shorthand ? 'text or ' : ''}${types[expected] ?? expected}`;
  return { summary: `expected ${wanted}, found ${found(value)}`, notes: advice(expected, value, field) };
}

/** What a value is, in words. */
export function found(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return types[typeof value] ?? typeof value;
}

function advice(expected: string, value: unknown, field: Field | null): string[] {
  if (value === null) return ['Leave the key out, or give it a value.'];
  if (expected === 'string' && typeof value !== 'object') return [`Quotes make it text: "${value}".`];
  if (expected === 'array' && typeof value === 'string') return [`A list of one is [${value}].`];
  if (expected === 'boolean' && /^(yes|no|on|off|y|n)$/i.test(String(value)))
    return ['YAML 1.2 spells it true or false.'];
  if (expected === 'string') return ['Write one value, without brackets or braces.'];
  if (expected === 'array') return ['A list is written [one, another].'];
  if (expected === 'record') return ['A mapping is written {key: value}.'];
  return expected === 'object' && field ? [`Its keys: ${field.keys.join(', ')}.`] : [];
}
