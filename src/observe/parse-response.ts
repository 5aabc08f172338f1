/** A response as it came over the wire, without what the client adds. */
export interface RawResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** Bytes behind its end. */
  readonly surplus: number;
  /** True when by its method or status it has no body. */
  readonly bodiless: boolean;
}

interface Head {
  readonly status: number;
  readonly headers: RawResponse['headers'];
  readonly rest: Buffer;
}

/** The body and where it ends; null: more bytes are needed. */
type Body = { readonly body: Buffer; readonly end: number } | null;

/**
 * Parses what came so far (RFC 9112), behind any interim 1xx response. Returns null while more bytes are needed;
 * throws when they are not HTTP, or when the connection `ended` before they were whole.
 */
export function parseResponse(bytes: Buffer, at: { method: string; ended: boolean }): RawResponse | null {
  const head = parseHead(bytes);
  if (!head) return at.ended ? tooShort(bytes.length > 0 ? 'inside the response head' : 'without an answer') : null;
  if (head.status < 200 && head.status !== 101) return parseResponse(head.rest, at);
  const bodiless = at.method === 'HEAD' || [101, 204, 304].includes(head.status);
  const body = bodiless ? { body: Buffer.alloc(0), end: 0 } : parseBody(head, at.ended);
  if (!body) return null;
  return {
    status: head.status,
    headers: head.headers,
    body: body.body,
    surplus: head.rest.length - body.end,
    bodiless,
  };
}

function parseHead(bytes: Buffer): Head | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const lines = bytes.toString('latin1', 0, end).split('\r\n');
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(lines[0] ?? '');
  if (!status) throw new Error(`not an HTTP/1.1 response: ${JSON.stringify(lines[0]?.slice(0, 80))}`);
  return { status: Number(status[1]), headers: lines.slice(1).map(parseHeader), rest: bytes.subarray(end + 4) };
}

function parseHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error(`not a response header: ${JSON.stringify(line.slice(0, 80))}`);
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function parseBody(head: Head, ended: boolean): Body {
  const field = (name: string) => head.headers.find((header) => header[0] === name)?.[1];
  if (/\bchunked$/i.test(field('transfer-encoding') ?? '')) return whole(parseChunks(head.rest), head, ended);
  const length = field('content-length');
  if (length === undefined) return ended ? { body: head.rest, end: head.rest.length } : null;
  if (!/^\d+$/.test(length)) throw new Error(`not a Content-Length: ${JSON.stringify(length)}`);
  const end = Number(length);
  return whole(head.rest.length < end ? null : { body: head.rest.subarray(0, end), end }, head, ended);
}

function whole(body: Body, head: Head, ended: boolean): Body {
  if (!body && ended) tooShort(`inside the body of a ${head.status} (${head.rest.length} bytes came)`);
  return body;
}

function tooShort(where: string): never {
  throw new Error(`the connection closed ${where}`);
}

function parseChunks(bytes: Buffer): Body {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const start = bytes.indexOf('\r\n', at) + 2;
    if (start < 2) return null;
    const line = bytes.toString('latin1', at, start - 2);
    if (!/^[0-9a-f]+\s*(;|$)/i.test(line)) throw new Error(`not a chunk size: ${JSON.stringify(line.slice(0, 80))}`);
    const size = Number.parseInt(line, 16);
    if (size === 0) {
      const end = bytes.indexOf('\r\n\r\n', start - 2);
      return end < 0 ? null : { body: Buffer.concat(chunks), end: end + 4 };
    }
    at = start + size + 2;
    if (bytes.length < at) return null;
    if (bytes.toString('latin1', at - 2, at) !== '\r\n') throw new Error('a chunk is longer than it says');
    chunks.push(bytes.subarray(start, start + size));
  }
}
