import { visible } from '../lib/visible.ts';

const frames = 5;

/** What to say of an error that nobody expected. */
export function bugText(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [message = '', ...lines] = trace.split('\n');
  return [
    `This is a bug in Stackwright: ${message}`,
    ...lines.slice(0, frames),
    '  Please report it, with the command and the description that led here.',
  ]
    .map((line) => visible(line))
    .join('\n');
}
