import { expect, test } from 'vitest';
import type { Progress } from '../../src/model/deployment.ts';
import { testSlot } from '../../src/pipeline/test-slot.ts';

const one = { STACKWRIGHT_TEST_SLOTS: '1' };

test('a test waits for the one before, and says so', async () => {
  const seen: Progress[] = [];
  const endFirst = await testSlot({}, one);
  const second = testSlot({ onProgress: (progress) => seen.push(progress) }, one);
  await expect.poll(() => seen.length).toBe(2);
  expect(seen).toEqual([
    {
      step: 'wait for other tests',
      state: 'note',
      detail: expect.stringMatching(/^1 are running, and \d+ come before/),
    },
    { step: 'wait for other tests', state: 'started' },
  ]);
  endFirst();
  (await second)();
  expect(seen[2]).toMatchObject({ state: 'done', seconds: expect.any(Number) });
});

test('an interruption ends the wait', async () => {
  const endFirst = await testSlot({}, one);
  const abort = new AbortController();
  const second = testSlot({ signal: abort.signal }, one);
  abort.abort();
  (await second)();
  endFirst();
});

test('without a limit nobody waits', async () => {
  const endFirst = await testSlot({}, one);
  const none = { STACKWRIGHT_TEST_SLOTS: '0' };
  const ends = await Promise.all([testSlot({}, none), testSlot({}, none)]);
  for (const end of [...ends, endFirst]) end();
});

test.each(['-1', 'many', '1.5'])('%s is no number of tests', async (STACKWRIGHT_TEST_SLOTS) => {
  await expect(testSlot({}, { STACKWRIGHT_TEST_SLOTS })).rejects.toThrow(
    `STACKWRIGHT_TEST_SLOTS is "${STACKWRIGHT_TEST_SLOTS}", which is no number of tests.`,
  );
});
