import { visible } from './visible.ts';

/** Text of several lines that cannot steer a terminal: as `visible`, but lines and tabs stay; colours too where it is painted. */
export function harmless(text: string, { painted = false }: { readonly painted?: boolean } = {}): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours of lib/style.ts
  const kept = painted ? /(\n|\t|\u001b\[\d{1,2}m)/ : /(\n|\t)/;
  return text
    .split(kept)
    .map((part, index) => (index % 2 === 0 ? visible(part) : part))
    .join('');
}
