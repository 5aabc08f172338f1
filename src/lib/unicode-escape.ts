/** A character as Python and YAML write it by its number, in double quotes: `\u202e`, `\U000e0001`. */
export function unicodeEscape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
