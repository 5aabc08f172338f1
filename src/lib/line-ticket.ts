import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';

/** A place in a line of this machine's processes. It is given up by `close`, or by the end of the process, however that comes. */
export interface LineTicket {
  /** How many came before and are still there. */
  readonly ahead: () => number;
  readonly close: () => void;
}

/** All of an address: Node fills a shorter one up in one version and not in another. */
const LENGTH = 107;

/**
 * Draws a ticket: it is a listening socket whose abstract name (unix(7)) has the line's name and a number above all that
 * are there. The kernel gives a name to one process only and takes it back when that ends, so there is nothing to clean
 * up. Null where there are no such sockets: then there is no line.
 */
export async function drawTicket(line: string): Promise<LineTicket | null> {
  for (;;) {
    const number = Math.max(0, ...numbers(line)) + 1;
    const server = await listen(nameOf(line, number));
    if (server === null) return null;
    if (server === 'taken') continue;
    const ahead = () => numbers(line).filter((other) => other < number).length;
    return { ahead, close: () => void server.close() };
  }
}

const nameOf = (line: string, number: number) => `${line}-${number}`.padEnd(LENGTH, '.');

/** The numbers of all tickets of a line, from /proc/net/unix (proc_net(5)); `@` stands for the zero before the name. */
function numbers(line: string): number[] {
  return readFileSync('/proc/net/unix', 'latin1')
    .split('\n')
    .map((row) => row.split(' @')[1] ?? '')
    .filter((name) => name.startsWith(`${line}-`))
    .map((name) => Number(/^\d+/.exec(name.slice(line.length + 1))?.[0] ?? 0));
}

function listen(name: string): Promise<Server | 'taken' | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRINUSE' ? 'taken' : null));
    server.listen({ path: `\0${name}`, exclusive: true }, () => resolve(server.unref()));
  });
}
