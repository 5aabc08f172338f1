import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { leftBehind } from '../../src/deploy/left-behind.ts';
import { whenBack } from '../../src/deploy/when-back.ts';
import type { Plan } from '../../src/model/plan.ts';
import { machineProblem } from '../../src/model/problem.ts';
import type { RunOptions } from '../../src/model/run-options.ts';

const lost = Object.assign(new Error('connect ECONNREFUSED 192.0.2.7:2375'), { code: 'ECONNREFUSED' });

/** An engine that answers pings from the given one on. */
function engine(from: number): { docker: Docker; pings: () => number } {
  let pings = 0;
  const ping = async () => {
    if (++pings < from) throw lost;
  };
  return { docker: { ping } as unknown as Docker, pings: () => pings };
}

/** Work that fails the first time. */
function work(error: unknown) {
  let calls = 0;
  const run = async () => {
    if (++calls === 1) throw error;
    return 'done';
  };
  return { run, calls: () => calls };
}

test.each([
  ['the connection', lost],
  ['a problem that the connection caused', machineProblem('The connection is lost.', [], lost)],
])('what failed for %s is tried again when the engine is back', async (_, error) => {
  const { docker, pings } = engine(2);
  expect(await whenBack(docker, work(error).run, 5000)).toBe('done');
  expect(pings()).toBe(2);
});

test('an engine that stays away is given up', async () => {
  const { docker } = engine(Number.POSITIVE_INFINITY);
  const { run, calls } = work(lost);
  await expect(whenBack(docker, run, 600)).rejects.toBe(lost);
  expect(calls()).toBe(1);
});

test('what failed otherwise is not tried again', async () => {
  const { docker, pings } = engine(1);
  const refusal = Object.assign(new Error('no such network'), { statusCode: 404 });
  await expect(whenBack(docker, work(refusal).run, 5000)).rejects.toBe(refusal);
  expect(pings()).toBe(0);
});

test('what may be left is named as the engine has it', async () => {
  const plan = {
    containers: [{ service: 'web' }, { service: 'app' }],
    networks: [
      { name: 'edge', kind: 'edge' },
      { name: 'shared', kind: 'external' },
    ],
    volumes: [{ name: 'sockets' }],
  } as unknown as Plan;
  const options = { name: 'shop-test-7' } as RunOptions;
  const { problems } = await leftBehind({ docker: engine(1).docker, plan, options }, lost);
  expect(problems).toEqual([
    {
      kind: 'machine',
      summary: 'Not everything that this run had created is removed: connect ECONNREFUSED 192.0.2.7:2375',
      notes: [
        'These may be left: container shop-test-7-web-1, container shop-test-7-app-1, network shop-test-7_edge, volume shop-test-7_sockets.',
        'The next stackwright command removes them.',
      ],
    },
  ]);
});
