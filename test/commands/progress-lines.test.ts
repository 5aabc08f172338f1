import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progressLines } from '../../src/terminal/progress-lines.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A stream that remembers what is written to it. */
function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 40, written, write: (text: string) => written.push(text) };
}

it('writes what ended, where there is no terminal', () => {
  const stream = recorder(false);
  const { onProgress, stop } = progressLines({ stream, color: false });
  onProgress({ step: 'build app', state: 'started' });
  vi.advanceTimersByTime(1000);
  onProgress({ step: 'build app', state: 'note', detail: 'cached \u001b[2J' });
  onProgress({ step: 'build app', state: 'done', seconds: 1.24 });
  onProgress({ step: 'start web', state: 'started' });
  stop();
  expect(stream.written.join('')).toBe('· build app: cached ␛[2J\n✓ build app  (1.2 s)\n! start web  (not finished)\n');
});

it('moves a line while a step runs, on a terminal', () => {
  const stream = recorder(true);
  const { onProgress, stop } = progressLines({ stream, color: false });
  onProgress({ step: `build ${'x'.repeat(50)}`, state: 'started' });
  vi.advanceTimersByTime(160);
  expect(stream.written.join('')).toBe(`\r\u001b[2K⠋ build ${'x'.repeat(31)}\r\u001b[2K⠙ build ${'x'.repeat(31)}`);
  onProgress({ step: `build ${'x'.repeat(50)}`, state: 'done' });
  const before = stream.written.length;
  vi.advanceTimersByTime(1000);
  expect(stream.written).toHaveLength(before);
  stop();
});
