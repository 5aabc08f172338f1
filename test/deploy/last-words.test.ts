import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { lastWords } from '../../src/deploy/container-logs.ts';

/** An engine that refuses to hand out logs. */
function refusing(statusCode: number): Docker {
  const dial = (_: unknown, callback: (error: Error) => void) =>
    callback(Object.assign(new Error('refused'), { statusCode }));
  return { modem: { dial } } as unknown as Docker;
}

test.each([404, 409])(
  'a container that is being removed (%i) has no last words, and its failure stays the cause',
  async (status) => {
    expect(await lastWords(refusing(status), 'id', 30)).toEqual([]);
  },
);

test('any other refusal is told', async () => {
  await expect(lastWords(refusing(500), 'id', 30)).rejects.toThrow('refused');
});
