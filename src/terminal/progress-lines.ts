import { durationText } from '../lib/duration-text.ts';
import { style } from '../lib/style.ts';
import { visible } from '../lib/visible.ts';
import type { Progress } from '../model/deployment.ts';
import { type LineOutput, movingLine } from './moving-line.ts';

/** Lines of progress, as they happen. */
export interface ProgressLines {
  readonly onProgress: (progress: Progress) => void;
  /** Takes the moving line away before something else is written. */
  clear(): void;
  /** Ends; what still runs is named, because it did not end. */
  stop(): void;
}

/** Writes `✓ step  (1.2 s)` when a step is done; on a terminal a line moves while one runs. */
export function progressLines({ stream, color }: { stream: LineOutput; color: boolean }): ProgressLines {
  const { green, yellow, dim } = style(color);
  const running = new Map<string, number>();
  const line = movingLine(stream, () => runningText(running));
  const write = (mark: string, text: string) => {
    line.clear();
    stream.write(`${mark} ${text}\n`);
  };
  const onProgress = ({ step, state, detail, seconds }: Progress) => {
    const text = visible(detail ? `${step}: ${detail}` : step);
    if (state === 'note') return write(dim('·'), text);
    if (state === 'started') return void running.set(step, performance.now());
    running.delete(step);
    write(green('✓'), seconds === undefined ? text : `${text}${dim(`  (${durationText(seconds)})`)}`);
  };
  const stop = () => {
    line.stop();
    for (const step of running.keys()) write(yellow('!'), `${visible(step)}  (not finished)`);
    running.clear();
  };
  return { onProgress, clear: line.clear, stop };
}

/** The step that started last and since when, in milliseconds, in words. */
function runningText(running: ReadonlyMap<string, number>): string | null {
  const last = [...running].at(-1);
  return last ? `${visible(last[0])}  (${durationText((performance.now() - last[1]) / 1000)})` : null;
}
