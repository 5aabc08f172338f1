/** What the probe app saw of a request: the body of its answer to `/echo`. */
export interface Echo {
  readonly method: string;
  readonly path: string;
  readonly script_name: string;
  /** The request target as it came to the server, where the server tells. */
  readonly raw: string | null;
  readonly query: string;
  readonly scheme: string;
  readonly host: string | null;
  readonly client: string | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: { readonly length: number; readonly sha256: string };
}

/** The echo in a response's text; null when it is something else, such as a web server's error page. */
export function echo(text: string): Echo | null {
  try {
    const value = JSON.parse(text);
    return typeof value?.method === 'string' ? value : null;
  } catch {
    return null;
  }
}
