import type { Json } from '../../../src/model/json.ts';

/** The tokens of a source, line by line; `take` puts a match into its line, or leaves it out. Throws where none matches. */
export function tokenLines(
  source: string,
  token: RegExp,
  { language, take }: { readonly language: string; readonly take: (match: RegExpExecArray, line: Json[]) => void },
): Json[][] {
  const lines: Json[][] = [[]];
  for (let at = 0; at < source.length; ) {
    if (source[at] === '\n') {
      lines.push([]);
      at++;
      continue;
    }
    token.lastIndex = at;
    const match = token.exec(source);
    if (match === null) throw new Error(`${language} stops at ${JSON.stringify(source.slice(at, at + 30))}`);
    take(match, lines.at(-1) ?? []);
    at += match[0].length;
  }
  return lines;
}
