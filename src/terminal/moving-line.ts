const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;

/** What lines are written to. */
export interface LineOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The last line of a terminal, drawn again and again while `text` returns one; nothing where there is no terminal. */
export interface MovingLine {
  /** Takes the line away before something else is written. */
  clear(): void;
  stop(): void;
}

/** Starts a moving line. */
export function movingLine(output: LineOutput, text: () => string | null): MovingLine {
  const clear = () => void (output.isTTY && output.write('\r\u001b[2K'));
  let frame = 0;
  const draw = () => {
    const line = text();
    if (line === null) return;
    clear();
    output.write(`${frames[frame++ % frames.length]} ${line.slice(0, (output.columns || 80) - 3)}`);
  };
  const timer = output.isTTY ? setInterval(draw, frameMs).unref() : undefined;
  const stop = () => {
    clearInterval(timer);
    clear();
  };
  return { clear, stop };
}
