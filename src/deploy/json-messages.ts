import { StringDecoder } from 'node:string_decoder';

/** One message of the engine while it builds or pulls. */
export interface Message {
  readonly stream?: string;
  readonly error?: string;
}

/** The engine's messages, one JSON object a line. */
export async function* jsonMessages(stream: NodeJS.ReadableStream): AsyncGenerator<Message> {
  const decoder = new StringDecoder('utf8');
  let open = '';
  for await (const chunk of stream) {
    const lines = (open + decoder.write(chunk as Buffer)).split('\n');
    open = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
  }
  if (open.trim() !== '') yield JSON.parse(open);
}
