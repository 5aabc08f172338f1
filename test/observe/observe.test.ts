import { describe, expect, it } from 'vitest';
import type { Check, Lab, Observation } from '../../src/model/check.ts';
import type { Limit } from '../../src/model/component.ts';
import { observe } from '../../src/observe/observe.ts';

const lab = { stack: { name: 'demo' }, clientAddress: '172.18.0.1' } as unknown as Lab;

/** A check that sees what it returns. */
function check(look: () => unknown, more: Partial<Check> = {}): Check {
  const observe = async () => ({ value: (await look()) as string });
  return { title: 'a check', app: 'own', when: 'any', observe, expected: () => ({ value: 'good' }), ...more };
}

const run = (checks: Record<string, Check>, more: Partial<Parameters<typeof observe>[0]> = {}) =>
  observe({ checks, lab, app: 'own', limits: [], ...more });

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('observe', () => {
  it('says what was seen and what was expected', async () => {
    const [observation] = await run({ one: check(() => 'bad') });
    expect(observation).toEqual({
      check: 'one',
      title: 'a check',
      app: 'own',
      outcome: { kind: 'seen', seen: { value: 'bad' }, expected: { value: 'good' }, limit: null },
      seconds: expect.any(Number),
    });
  });

  it('leaves out the checks of the other app', async () => {
    const checks = { one: check(() => 1), two: check(() => 2, { app: 'probe' }) };
    expect((await run(checks)).map((seen) => seen.check)).toEqual(['one']);
    expect((await run(checks, { app: 'probe' })).map((seen) => seen.check)).toEqual(['two']);
  });

  it('runs four at a time, then the last ones one by one, and keeps their order', async () => {
    const running = { any: 0, last: 0, most: { any: 0, last: 0 } };
    const busy = (when: 'any' | 'last', ms: number) =>
      check(
        async () => {
          running.most[when] = Math.max(running.most[when], ++running[when]);
          if (when === 'last') expect(running.any).toBe(0);
          await sleep(ms);
          running[when]--;
        },
        { when },
      );
    const checks = {
      z: busy('last', 5),
      ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => [id, busy('any', 30 - 5 * index)])),
      y: busy('last', 1),
    };
    const heard: Observation[] = [];
    const seen = await run(checks, { onObservation: (observation) => heard.push(observation) });
    expect(seen.map(({ check, outcome }) => `${check} ${outcome.kind}`)).toEqual(
      [...'abcdefzy'].map((id) => `${id} seen`),
    );
    expect(heard).toEqual(seen);
    expect(running.most).toEqual({ any: 4, last: 1 });
  });

  it('gives the reason why a check does not apply', async () => {
    const inapplicable: Check['inapplicable'] = (stack, client) => `${stack.name} is not for ${client}`;
    const [observation] = await run({ one: check(() => 'good', { inapplicable }) });
    expect(observation?.outcome).toEqual({ kind: 'inapplicable', reason: 'demo is not for 172.18.0.1' });
    const [applies] = await run({ one: check(() => 'good', { inapplicable: () => null }) });
    expect(applies?.outcome.kind).toBe('seen');
  });

  it('calls a check that throws broken, wherever it throws', async () => {
    const fail = () => {
      throw new Error('no answer');
    };
    for (const broken of [check(fail), check(() => 1, { expected: fail }), check(() => 1, { inapplicable: fail })]) {
      expect((await run({ broken }))[0]?.outcome).toEqual({ kind: 'broken', error: 'no answer' });
    }
  });

  it('expects a declared limit instead, and says so', async () => {
    const limits: Limit[] = [
      { concerns: {}, says: 'It is slow.', source: 'seen' },
      { concerns: {}, says: 'It answers 411.', source: 'seen', expect: { one: { value: 411, other: null } } },
      { concerns: {}, says: 'It is odd.', source: 'seen', expect: { one: { other: 'odd' } } },
    ];
    const [limited, usual] = await run({ one: check(() => 411), two: check(() => 411) }, { limits });
    expect(limited?.outcome).toEqual({
      kind: 'seen',
      seen: { value: 411 },
      expected: { value: 411, other: 'odd' },
      limit: 'It answers 411. It is odd.',
    });
    expect(usual?.outcome).toMatchObject({ expected: { value: 'good' }, limit: null });
  });

  it('skips what was in progress and what was to come when it is interrupted', async () => {
    const interruption = new AbortController();
    const late = check(() => sleep(20).then(() => Promise.reject(new Error('the stack is gone'))));
    const checks = {
      first: check(() => 'good'),
      second: late,
      third: check(() => sleep(5).then(() => interruption.abort())),
      fourth: check(() => 'good', { when: 'last' }),
      fifth: check(() => 'good', { when: 'last', inapplicable: () => 'no' }),
    };
    const seen = await run(checks, { signal: interruption.signal });
    expect(seen.map(({ outcome }) => outcome.kind)).toEqual(['seen', 'skipped', 'skipped', 'skipped', 'inapplicable']);
    expect(seen[1]?.outcome).toEqual({ kind: 'skipped', reason: 'interrupted' });
    await sleep(30);
  });
});
