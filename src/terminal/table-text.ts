/** Rows under their headings, in columns; the last column is not padded. */
export function tableText(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = headings.length > 0 ? [headings, ...rows] : rows;
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
