const sequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences (CSI, OSC, two-character ones) start and end with them
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;
const controls =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey, and what reorders text; tabs stay
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** One line of text that is safe to print: escape sequences and control characters are gone, tabs stay. */
export function plainText(line: string): string {
  return line.replace(sequences, '').replace(controls, '');
}
