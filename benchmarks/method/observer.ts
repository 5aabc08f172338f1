import { type ChildProcess, fork } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { engineAddress } from '../../src/deploy/engine-address.ts';

/** The published front door of a stack, and what to ask it for. */
export interface Door {
  /** The stack's name. */
  readonly name: string;
  readonly port: number;
  readonly host: string;
  readonly path: string;
}

/** What the observer saw of a door. */
export interface Seen {
  /** When the first 200 came, on the shared clock. */
  readonly atMs: number;
  readonly asked: number;
  /** When the last request was sent that did not get a 200. */
  readonly refusedMs: number;
}

/** A process that watches doors, apart from the one that is measured and from the one that measures. */
export interface Observer {
  /** Asks from the stack's next start until the first 200 and `goOnMs` longer, or until it is stopped. */
  watch(door: Door, goOnMs?: number): { readonly first: Promise<Seen>; stop(): void };
  close(): void;
}

export async function openObserver(root: string): Promise<Observer> {
  const child = fork(join(root, 'benchmarks/method/prober.mjs'), { stdio: 'inherit' });
  const { socketPath, host, port } = engineAddress(process.env, homedir());
  child.send({ engine: socketPath ? { socketPath } : { host, port } });
  await answerOf(child, (message) => 'ready' in message);
  let last = 0;
  return {
    watch: (door, goOnMs = 0) => {
      const id = ++last;
      const first = answerOf(child, (message) => 'id' in message && message.id === id) as Promise<Seen>;
      child.send({ id, goOnMs, ...door });
      return { first, stop: () => void child.send({ stop: id }) };
    },
    close: () => child.disconnect(),
  };
}

function answerOf(child: ChildProcess, isIt: (message: object) => boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    const hear = (message: object) => {
      if (!isIt(message)) return;
      child.off('message', hear).off('error', reject);
      resolve(message);
    };
    child.on('message', hear);
  });
}
