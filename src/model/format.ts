import type { Json } from './json.ts';

/** A configuration syntax: how one value becomes one whole token of it. */
export interface Format {
  readonly title: string;
  /** Returns a token, quoted where need be; throws a RangeError when the syntax cannot hold the value. */
  readonly escape: (value: Json) => string;
}
