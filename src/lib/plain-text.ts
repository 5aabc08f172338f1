// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences (CSI, OSC, two-character ones) start with one
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]P^_X][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey, and what reorders text; tabs stay
const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of text that is safe to print: escape sequences and control characters are gone, tabs stay. */
export function plainText(line: string): string {
  return line.replace(sequences, '').replace(controls, '');
}
