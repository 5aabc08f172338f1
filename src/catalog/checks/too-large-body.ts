import { attempt } from '../../lib/attempt.ts';
import type { Check } from '../../model/check.ts';

/** Refused by its declared length, before a byte of it is sent. */
export const tooLargeBody: Check = {
  title: 'A body over the limit is refused at once',
  app: 'probe',
  when: 'any',
  inapplicable: ({ web }) => (web.stands ? null : 'no web server stands in front to hold the limit'),
  observe: async (lab) => {
    const headers = [['Content-Length', String(lab.stack.settings.bodyBytes + 1)]] as const;
    const timeoutMs = 5000 * lab.pace;
    const answer = await attempt(lab.request({ method: 'POST', target: '/ignore', headers, timeoutMs }));
    if (answer instanceof Error) return { status: null, seconds: null, error: answer.message };
    return { status: answer.status, seconds: answer.seconds, error: null };
  },
  expected: () => ({ status: 413, seconds: { $atMost: 1 } }),
};
