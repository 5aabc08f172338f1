import { machineProblem } from '../model/problem.ts';

const DEFAULT_SECONDS = 60;

/** How long the engine may take to answer a call: STACKWRIGHT_ENGINE_TIMEOUT in seconds, else a minute. */
export function engineDeadlineMs(env: Readonly<Record<string, string | undefined>>): number {
  const asked = env.STACKWRIGHT_ENGINE_TIMEOUT;
  if (!asked) return DEFAULT_SECONDS * 1000;
  if (!/^\d+(\.\d+)?$/.test(asked) || !(Number(asked) >= 0.1 && Number(asked) <= 86_400)) {
    throw machineProblem(`STACKWRIGHT_ENGINE_TIMEOUT=${asked} is not a number of seconds from 0.1 to 86400.`);
  }
  return Number(asked) * 1000;
}
