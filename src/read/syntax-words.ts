import type { YAMLError } from 'yaml';

/** A YAML error in a person's words: what it says, and what usually helps. */
export function syntaxWords(error: YAMLError): { summary: string; notes: readonly string[] } {
  const known = words.find(([pattern]) => pattern.test(error.message));
  if (known) return { summary: known[1], notes: known[2] ? [known[2]] : [] };
  return { summary: `not valid YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`, notes: [] };
}

const words: readonly (readonly [RegExp, string, string?])[] = [
  [/^Tabs are not allowed/, 'a tab cannot indent', 'YAML indents with spaces.'],
  [
    /^Nested mappings are not allowed/,
    'a second key on this line',
    'Text that holds ": " needs quotes; a nested key goes on its own line.',
  ],
  [
    /^Implicit keys need to be on a single line/,
    'a key and its value that YAML cannot tell apart',
    'Check the indentation of this line and the next.',
  ],
  [/^Implicit map keys need to be followed/, 'a key without a colon', 'A key is written "key: value".'],
  [/^All mapping items must start at the same column/, 'this key does not line up with those before it'],
  [/^All sequence items must start at the same column/, 'this item does not line up with those before it'],
  [
    /reserved character|directive indicator/,
    'text that starts like this needs quotes',
    'YAML reserves @, ` and % at the start of a value.',
  ],
  [/^Missing closing "quote/, 'a double quote is never closed'],
  [/^Missing closing 'quote/, 'a single quote is never closed'],
  [/must be sufficiently indented and end with a \]|must end with a \]/, 'a [ is never closed'],
  [/must be sufficiently indented and end with a \}|must end with a \}/, 'a { is never closed'],
  [/^Invalid escape sequence/, 'unknown escape in double quotes', 'Single quotes take a backslash as it is.'],
  [/^Missing ,|^Block collections are not allowed within flow/, 'a comma is missing before or in this'],
  [/^Comments must be separated/, 'a comment needs a space before its #'],
  [/extra characters|block scalar indicator/, 'text that starts with | or > needs quotes'],
  [
    /^Unexpected /,
    'YAML does not expect this here',
    'Check the indentation, and quote text that has special characters.',
  ],
  [/^Unknown directive/, 'directives (%) are not read'],
];
