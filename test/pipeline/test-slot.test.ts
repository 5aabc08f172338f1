import { expect, test } from 'vitest';
import type { Progress } from '../../src/model/deployment.ts';
import { testSlot } from '../../src/pipeline/test-slot.ts';

/** A line of this file's own: real tests may run meanwhile. */
const line = `stackwright-slot-${process.pid}`;
const one = { STACKWRIGHT_TEST_SLOTS: '1' };

test('a test waits for the one before, and says so', async () => {
  const seen: Progress[] = [];
  const endFirst = await testSlot({}, one, line);
  const second = testSlot({ onProgress: (progress) => seen.push(progress) }, one, line);
  await expect.poll(() => seen.length).toBe(2);
  expect(seen).toEqual([
    {
      step: 'wait for other tests',
      state: 'note',
      detail: '1 run at a time, and 0 come before this one',
    },
    { step: 'wait for other tests', state: 'started' },
  ]);
  endFirst();
  (await second)();
  expect(seen[2]).toMatchObject({ state: 'done', seconds: expect.any(Number) });
});

test('an interruption ends the wait', async () => {
  const endFirst = await testSlot({}, one, line);
  const abort = new AbortController();
  const second = testSlot({ signal: abort.signal }, one, line);
  abort.abort();
  (await second)();
  endFirst();
});

test('without a limit nobody waits', async () => {
  const endFirst = await testSlot({}, one, line);
  const none = { STACKWRIGHT_TEST_SLOTS: '0' };
  const ends = await Promise.all([testSlot({}, none, line), testSlot({}, none, line)]);
  for (const end of [...ends, endFirst]) end();
});

test.each(['-1', 'many', '1.5'])('%s is no number of tests', async (STACKWRIGHT_TEST_SLOTS) => {
  await expect(testSlot({}, { STACKWRIGHT_TEST_SLOTS })).rejects.toThrow(
    `STACKWRIGHT_TEST_SLOTS is "${STACKWRIGHT_TEST_SLOTS}", which is no number of tests.`,
  );
});
