import { plainText } from '../lib/plain-text.ts';

/** The engine's own words in an error of the client's, which puts `(HTTP code 500) server error - ` before them. */
export function refusalText(error: Error): string {
  return plainText(error.message.replace(/^\(HTTP code \d+\) (?:[a-z ]* - )?/, '')).trim();
}
