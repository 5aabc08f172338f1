// The independent observer: a process that asks front doors for 200 every few milliseconds and says when it came.
import { get } from 'node:http';
import { connect } from 'node:net';

const INTERVAL_MS = 4;
/** A server that takes connections and says nothing must not hide one that answers the next. */
const MOST_OPEN = 8;
const ANSWER_MS = 2000;

/** `goOnMs`: how long to ask on after the first 200. @typedef {{ id: number, name: string, port: number, host: string, path: string, goOnMs: number }} Door */

/** Doors that are watched, by their id: what ends it. @type {Map<number, () => void>} */
const watched = new Map();
/** What to do when a container of a stack starts. @type {Map<string, () => void>} */
const onStart = new Map();

process.on('message', (/** @type {Door | { stop: number } | { engine: object }} */ message) => {
  if ('engine' in message) followStarts(message.engine);
  else if ('stop' in message) watched.get(message.stop)?.();
  else watch(message);
});
process.on('disconnect', () => process.exit());

/**
 * Follows the engine's events. Says `ready` once they flow.
 * @param {import('node:http').RequestOptions} engine where it listens
 */
function followStarts(engine) {
  const filters = JSON.stringify({ type: ['container'], event: ['start'] });
  const request = get({ ...engine, path: `/events?filters=${encodeURIComponent(filters)}` }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk) => {
      const lines = `${text}${chunk}`.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) onStart.get(JSON.parse(line).Actor.Attributes['com.docker.compose.project'])?.();
    });
    process.send?.({ ready: true });
  });
  request.on('error', (error) => {
    throw error;
  });
}

/**
 * Asks from the stack's first start on. Not before: a connection that the port's proxy passes on to a container without
 * a network makes the kernel wait a second for its address, and would slow down what it is to observe.
 * @param {Door} door
 */
function watch(door) {
  const seen = { id: door.id, atMs: 0, asked: 0, refusedMs: 0 };
  let open = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const stop = () => {
    clearInterval(timer);
    onStart.delete(door.name);
    watched.delete(door.id);
  };
  const report = () => {
    stop();
    process.send?.(seen);
  };
  const knock = () => {
    if (open >= MOST_OPEN) return;
    open++;
    seen.asked++;
    const sentMs = nowMs();
    ask(door, (status) => {
      open--;
      if (status !== 200) seen.refusedMs = Math.max(seen.refusedMs, sentMs);
      else if (seen.atMs === 0) {
        seen.atMs = nowMs();
        setTimeout(report, door.goOnMs);
      }
    });
  };
  watched.set(door.id, stop);
  onStart.set(door.name, () => {
    timer ??= setInterval(knock, INTERVAL_MS);
  });
}

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

/**
 * One request on a connection of its own. Only the beginning of the answer is read.
 * @param {Door} door
 * @param {(status: number) => void} hear called once; 0: no answer
 */
function ask({ port, host, path }, hear) {
  const socket = connect({ port, host: '127.0.0.1' });
  let heard = false;
  /** @param {number} status */
  const end = (status) => {
    if (heard) return;
    heard = true;
    socket.destroy();
    hear(status);
  };
  socket.setTimeout(ANSWER_MS, () => end(0));
  socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
  socket.on('data', (answer) => end(Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer.toString('latin1'))?.[1] ?? 0)));
  socket.on('error', () => end(0));
  socket.on('close', () => end(0));
}
