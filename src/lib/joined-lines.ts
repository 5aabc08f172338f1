/** The access lines, of every tier, of the request whose target has `mark` in it: a line without the target is joined by its id. */
export function joinedLines<T extends { readonly id: string; readonly uri?: string }>(
  lines: readonly T[],
  mark: string,
): T[] {
  const hasMark = (line: T) => line.uri?.includes(mark) ?? false;
  const ids = new Set(lines.filter(hasMark).map((line) => line.id));
  return lines.filter((line) => hasMark(line) || (line.id !== '' && ids.has(line.id)));
}
