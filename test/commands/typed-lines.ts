import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command line as far as it is typed, and as the tab key completes it; a space at the end is left out. */
export const typedLines: readonly (readonly [typed: string, completed: string])[] = [
  ['stackwright vali', 'stackwright validate'],
  ['stackwright validate sta', 'stackwright validate stack.yaml'],
  ['stackwright up stack.yaml --tl', 'stackwright up stack.yaml --tls-port'],
  ['stackwright test --only=front-d', 'stackwright test --only=front-door'],
  ['stackwright render --out dep', 'stackwright render --out deploy'],
  ['stackwright test --junit rep', 'stackwright test --junit report.xml'],
];

/** Puts what the lines name into a folder, and what must not be taken for it. */
export function layOut(folder: string): void {
  mkdirSync(join(folder, 'deploy'));
  for (const name of ['stack.yaml', 'stack.txt', 'report.xml', 'deploy.yaml.md']) writeFileSync(join(folder, name), '');
}

/** What to press: each line, the tab key, then the whole line echoed behind a mark. */
export function keysOf(lines: typeof typedLines): string {
  return [...lines.map(([typed]) => `${typed}\t\u0001echo @\n`), 'exit\n'].join('');
}

/** The lines as they were completed, from what the terminal showed. */
export function completedLines(shown: string): string[] {
  return [...shown.matchAll(/^@(.*?)[/ ]*\r?$/gm)].map(([, line = '']) => line);
}
