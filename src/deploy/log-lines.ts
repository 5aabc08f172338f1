import { plainText } from '../lib/plain-text.ts';

/** A line without an end is given out in pieces: the engine cuts it at 16 KiB, so this is 256 KiB. */
const LONGEST_FRAMES = 16;

/** Takes the engine's log frames as they come and gives whole, printable lines of both streams, in order. */
export class LogLines {
  #pending: Buffer = Buffer.alloc(0);
  readonly #open = new Map<number, Buffer[]>();

  /** Lines that ended within this chunk. Frames: stream, three zeros, length in four bytes, text. */
  push(chunk: Buffer): string[] {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    const lines: string[] = [];
    let at = 0;
    while (this.#pending.length - at >= 8) {
      const end = at + 8 + this.#pending.readUInt32BE(at + 4);
      if (end > this.#pending.length) break;
      lines.push(...this.#take(this.#pending[at] ?? 1, this.#pending.subarray(at + 8, end)));
      at = end;
    }
    this.#pending = this.#pending.subarray(at);
    return lines;
  }

  /** Lines that were still open when the log ended. */
  end(): string[] {
    return [...this.#open.values()].filter((parts) => parts.length > 0).map(text);
  }

  #take(stream: number, frame: Buffer): string[] {
    const lines: string[] = [];
    let open = this.#open.get(stream) ?? [];
    let at = 0;
    for (let newline = frame.indexOf(10); newline >= 0; newline = frame.indexOf(10, at)) {
      lines.push(text([...open, frame.subarray(at, newline)]));
      open = [];
      at = newline + 1;
    }
    if (at < frame.length) open.push(frame.subarray(at));
    if (open.length >= LONGEST_FRAMES) lines.push(text(open.splice(0)));
    this.#open.set(stream, open);
    return lines;
  }
}

const text = (parts: readonly Buffer[]) => plainText(joined(parts).toString('utf8'));

const joined = (parts: readonly Buffer[]) => (parts.length === 1 && parts[0]) || Buffer.concat(parts);
