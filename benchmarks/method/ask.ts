import { get } from 'node:http';
import type { Door } from './observer.ts';

/** The statuses of requests one after the other, each on a connection of its own; 0: no answer. */
export async function statusesOf(door: Door, count: number): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.length < count) statuses.push(await statusOf(door));
  return statuses;
}

function statusOf({ port, host, path }: Door): Promise<number> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on('error', () => resolve(0));
  });
}
