import { durationText } from '../lib/duration-text.ts';
import { style } from '../lib/style.ts';
import { visible } from '../lib/visible.ts';
import type { Progress } from '../model/deployment.ts';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;

/** Where progress goes: on a terminal the running step is a line that moves, elsewhere only what ended is written. */
export interface ProgressOutput {
  readonly stream: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };
  readonly color: boolean;
}

/** Lines of progress, as they happen. */
export interface ProgressLines {
  readonly onProgress: (progress: Progress) => void;
  /** Takes the moving line away before something else is written. */
  clear(): void;
  /** Ends; what still runs is named, because it did not end. */
  stop(): void;
}

/** Writes progress: `✓ step  (1.2 s)` when a step is done. */
export function progressLines({ stream, color }: ProgressOutput): ProgressLines {
  const { green, yellow, dim } = style(color);
  const running = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let frame = 0;

  const clear = () => stream.isTTY && stream.write('\r\u001b[2K');
  const write = (text: string) => {
    clear();
    stream.write(`${text}\n`);
  };
  const draw = () => {
    const [step, started] = [...running].at(-1) ?? [];
    if (step === undefined || started === undefined) return;
    const text = `${visible(step)}  (${durationText((performance.now() - started) / 1000)})`;
    clear();
    stream.write(`${frames[frame++ % frames.length]} ${text.slice(0, (stream.columns || 80) - 3)}`);
  };
  const onProgress = ({ step, state, detail, seconds }: Progress) => {
    const text = visible(detail ? `${step}: ${detail}` : step);
    if (state === 'started') running.set(step, performance.now());
    if (state === 'done') running.delete(step);
    if (state === 'done')
      write(`${green('✓')} ${text}${seconds === undefined ? '' : dim(`  (${durationText(seconds)})`)}`);
    if (state === 'note') write(`${dim('·')} ${text}`);
    if (stream.isTTY) timer ??= setInterval(draw, frameMs).unref();
  };
  const stop = () => {
    if (timer) clearInterval(timer);
    clear();
    for (const step of running.keys()) write(`${yellow('!')} ${visible(step)}  (not finished)`);
    running.clear();
  };
  return { onProgress, clear, stop };
}
