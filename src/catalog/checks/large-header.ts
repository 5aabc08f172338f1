import { attempt } from '../../lib/attempt.ts';
import { echo } from '../../lib/echo.ts';
import type { Check, Lab } from '../../model/check.ts';

const ARRIVED = 'arrived';
const refusals = [400, 413, 414, 431].map((status) => `refused with ${status}`);

/** Tiers that disagree about the largest header turn a long cookie into a 502. */
export const largeHeader: Check = {
  title: 'A large header arrives or is refused, and never breaks the stack',
  app: 'probe',
  when: 'any',
  observe: async (lab) => ({
    bytes8000: await send(lab, 8000),
    bytes16000: await send(lab, 16_000),
    bytes40000: await send(lab, 40_000),
  }),
  expected: () => ({
    bytes8000: ARRIVED,
    bytes16000: { $oneOf: [ARRIVED, ...refusals] },
    bytes40000: { $oneOf: [ARRIVED, ...refusals] },
  }),
};

async function send(lab: Lab, size: number): Promise<string> {
  const cookie = `session=${'x'.repeat(size - 'session='.length)}`;
  const answer = await attempt(lab.request({ method: 'GET', target: '/echo', headers: [['Cookie', cookie]] }));
  if (answer instanceof Error) return answer.message;
  if (answer.status !== 200) return `refused with ${answer.status}`;
  return echo(answer.text)?.headers.some(([name, value]) => name === 'cookie' && value === cookie)
    ? ARRIVED
    : 'lost on the way';
}
