import { attempt } from '../../lib/attempt.ts';
import { sampleBytes } from '../../lib/sample-bytes.ts';
import { tally } from '../../lib/tally.ts';
import type { Check } from '../../model/check.ts';

const ROUNDS = 40;
const length = 300_000;

/** A connection that is closed with bytes in it is reset, and the reset races the answer (gunicorn#872). */
export const unreadBody: Check = {
  title: 'A body that the app leaves unread does not cost the answer',
  app: 'probe',
  when: 'any',
  inapplicable: ({ settings }) => (settings.bodyBytes < length ? 'bodies of 300 kB are over the limit' : null),
  observe: async (lab) => {
    const body = sampleBytes(length);
    const answers: (string | number)[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const answer = await attempt(lab.request({ method: 'POST', target: '/ignore', body }));
      answers.push(answer instanceof Error ? answer.message : answer.status);
    }
    return { served: answers.filter((answer) => answer === 200).length, answers: tally(answers) };
  },
  expected: () => ({ served: ROUNDS }),
};
