import { attempt } from '../../lib/attempt.ts';
import { echo } from '../../lib/echo.ts';
import type { Check, Lab } from '../../model/check.ts';

const ROUNDS = 20;

/**
 * The probe sends a body for HEAD too. One that gets through, or stays on a kept upstream connection, becomes the next
 * client's answer (gunicorn#1079): so GETs in between must come whole.
 */
export const head: Check = {
  title: 'HEAD has no body, and none leaks into the next answer',
  app: 'probe',
  when: 'any',
  observe: async (lab) => {
    const { status, surplus } = await lab.request({ method: 'HEAD', target: '/echo' });
    let intactAnswers = 0;
    let leakedBytes = surplus;
    for (let round = 0; round < ROUNDS; round++) {
      leakedBytes += (await lab.request({ method: 'HEAD', target: '/large?bytes=20000' })).surplus;
      if (await isIntact(lab, `round=${round}`)) intactAnswers++;
    }
    return { status, hasBody: leakedBytes > 0, leakedBytes, intactAnswers };
  },
  expected: () => ({ status: 200, hasBody: false, intactAnswers: ROUNDS }),
};

async function isIntact(lab: Lab, query: string): Promise<boolean> {
  const answer = await attempt(lab.request({ method: 'GET', target: `/echo?${query}` }));
  if (answer instanceof Error) return false;
  const seen = echo(answer.text);
  return answer.surplus === 0 && seen?.method === 'GET' && seen.query === query;
}
