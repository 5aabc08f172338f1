import { complete } from './complete.ts';
import { runSession } from './run-session.ts';
import type { Commands } from './wanted-word.ts';

/** Writes the lines that complete a command line. */
export function runComplete(words: readonly string[], commands: Commands): Promise<never> {
  return runSession(async ({ print }) => {
    print((await complete(words, commands)).join('\n'));
    return 0;
  });
}
