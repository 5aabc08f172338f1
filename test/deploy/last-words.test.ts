import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { containerLogs, lastWords } from '../../src/deploy/container-logs.ts';

/** An engine that answers every call with this. */
function engine(error: Error | null, answer: unknown = null): Docker {
  const dial = (_: unknown, callback: (error: Error | null, answer: unknown) => void) => callback(error, answer);
  return { modem: { dial } } as unknown as Docker;
}

const refusing = (statusCode: number) => engine(Object.assign(new Error('refused'), { statusCode }));

test.each([404, 409])(
  'a container that is being removed (%i) has no last words, and its failure stays the cause',
  async (status) => {
    expect(await lastWords(refusing(status), 'id', { count: 30 })).toEqual([]);
  },
);

test('any other refusal is told', async () => {
  await expect(lastWords(refusing(500), 'id', { count: 30 })).rejects.toThrow('refused');
});

/** A log of lines of this length, as the engine sends it. */
function log(count: number, length: number): PassThrough {
  const stream = new PassThrough();
  const send = async () => {
    for (let number = 0; number < count; number++) {
      const text = Buffer.from(`${String(number).padEnd(length, 'x')}\n`);
      const head = Buffer.alloc(8);
      head[0] = 1;
      head.writeUInt32BE(text.length, 4);
      if (!stream.write(Buffer.concat([head, text]))) await new Promise((resolve) => stream.once('drain', resolve));
    }
    stream.end();
  };
  void send();
  return stream;
}

test('of a flood the end is kept, in little memory', async () => {
  const before = process.memoryUsage.rss();
  const words = await lastWords(engine(null, log(20_000, 16_000)), 'id', { count: 3 });
  expect(words.map((line) => Number.parseInt(line, 10) > 19_700)).toEqual([true]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 2 ** 20);
});

test('the last lines are the last lines, however many come', async () => {
  const lines = await containerLogs(engine(null, log(50, 10)), 'id', 2);
  expect(lines).toEqual(['48'.padEnd(10, 'x'), '49'.padEnd(10, 'x')]);
});
