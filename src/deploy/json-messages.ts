import { createInterface } from 'node:readline';

/** One message of the engine while it builds or pulls. */
export interface Message {
  readonly stream?: string;
  readonly status?: string;
  readonly id?: string;
  readonly error?: string;
}

/** The engine's messages, one JSON object a line, in UTF-8. */
export async function* jsonMessages(stream: NodeJS.ReadableStream): AsyncGenerator<Message> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield JSON.parse(line);
  }
}
