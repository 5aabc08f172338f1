import { setTimeout as sleep } from 'node:timers/promises';
import { attempt } from '../../lib/attempt.ts';
import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check } from '../../model/check.ts';

/** The containers are stopped as the plan says: the last one started first, each when the one before it has exited. */
export const gracefulStop: Check = {
  title: 'On stop a request in flight is finished, and everything exits with 0 in time',
  app: 'probe',
  when: 'last',
  observe: async (lab) => {
    const inFlight = attempt(lab.request({ method: 'GET', target: `/slow?seconds=${2 * lab.pace}` }));
    await sleep(300 * lab.pace);
    const exitCodes: Record<string, number> = {};
    let seconds = 0;
    for (const service of lastingServices(lab.plan).reverse()) {
      const stopped = await lab.engine.stop(service);
      exitCodes[service] = stopped.exitCode;
      seconds += stopped.seconds;
    }
    const answer = await inFlight;
    const got =
      answer instanceof Error ? { status: null, body: answer.message } : { status: answer.status, body: answer.text };
    return { ...got, exitCodes, seconds };
  },
  expected: ({ stack, plan }) => ({
    status: 200,
    body: 'slow\n',
    exitCodes: Object.fromEntries(lastingServices(plan).map((service) => [service, 0])),
    seconds: { $atMost: stack.settings.graceSeconds },
  }),
};
