/** One request in the access log of a tier; `id` joins the tiers' lines. */
export interface AccessLine {
  readonly tier: string;
  readonly id: string;
  readonly uri?: string;
}

/** The access lines among log lines: JSON objects that name their tier. */
export function accessLines(lines: readonly string[]): AccessLine[] {
  return lines.map(parse).filter((line) => line !== null);
}

function parse(line: string): AccessLine | null {
  if (!line.startsWith('{')) return null;
  try {
    const value = JSON.parse(line);
    // Caddy groups what it was asked for.
    return typeof value.tier === 'string' ? { ...value, uri: value.uri ?? value.request?.uri } : null;
  } catch {
    return null;
  }
}
