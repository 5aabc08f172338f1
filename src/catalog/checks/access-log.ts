import { isDeepStrictEqual } from 'node:util';
import { accessLines } from '../../lib/access-lines.ts';
import { attempt } from '../../lib/attempt.ts';
import { eventually } from '../../lib/eventually.ts';
import { joinedLines } from '../../lib/joined-lines.ts';
import { readLogs } from '../../lib/read-logs.ts';
import { tally } from '../../lib/tally.ts';
import type { Check, LabFacts } from '../../model/check.ts';

/** Requests that break logs which only paste values between quotes. */
const hostile = ['/echo/odd?quote="&backslash=\\', '/echo/odd?utf8=é'];

/** One line of JSON a request and tier, whatever the client sends. */
export const accessLog: Check = {
  title: 'Each tier logs a request as one line of JSON',
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const target = `/echo/${crypto.randomUUID()}`;
    // Whether such requests are served or refused is not the question here.
    for (const odd of hostile)
      await attempt(lab.request({ method: 'GET', target: odd, headers: [['User-Agent', odd]] }));
    await lab.request({ method: 'GET', target });
    const read = async () => {
      const logs = await readLogs(lab);
      const tiers = joinedLines(accessLines(logs), target).map((line) => line.tier);
      return { lines: tally(tiers), notJson: logs.filter((line) => line.startsWith('{') && !isJson(line)) };
    };
    return eventually(read, ({ lines }) => isDeepStrictEqual(lines, oneEach(lab)), 2000 * lab.pace);
  },
  expected: (facts) => ({ lines: oneEach(facts), notJson: [] }),
};

function oneEach({ stack }: LabFacts): Record<string, number> {
  return stack.web.stands ? { app: 1, web: 1 } : { app: 1 };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
