import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { drawTicket, type LineTicket } from '../lib/line-ticket.ts';
import type { OnProgress } from '../model/deployment.ts';
import { machineProblem } from '../model/problem.ts';

const LOOK_MS = 200;
const STEP = 'wait for other tests';
const LINE = `stackwright-test-${process.getuid?.() ?? 0}`;

interface SlotRequest {
  readonly onProgress?: OnProgress;
  /** Ends the wait. */
  readonly signal?: AbortSignal;
}

/**
 * Waits until few enough tests of this user run on this machine, in the order of their coming: checks have deadlines,
 * which servers that share two processors with twenty other stacks miss. Gives what ends the use of the slot.
 */
export async function testSlot(request: SlotRequest, env = process.env, line = LINE): Promise<() => void> {
  const slots = slotsOf(env);
  const ticket = process.platform === 'linux' && slots > 0 ? await drawTicket(line) : null;
  if (ticket === null) return () => {};
  await turn(ticket, slots, request);
  return ticket.close;
}

async function turn(ticket: LineTicket, slots: number, { onProgress, signal }: SlotRequest): Promise<void> {
  const begin = performance.now();
  const ahead = ticket.ahead();
  if (ahead < slots) return;
  onProgress?.({
    step: STEP,
    state: 'note',
    detail: `${slots} run at a time, and ${ahead - slots} come before this one`,
  });
  onProgress?.({ step: STEP, state: 'started' });
  while (ticket.ahead() >= slots && !signal?.aborted) await pause(LOOK_MS, null, { signal }).catch(() => {});
  onProgress?.({ step: STEP, state: 'done', seconds: (performance.now() - begin) / 1000 });
}

/** STACKWRIGHT_TEST_SLOTS, else two for each processor; 0: no limit. */
export function slotsOf({ STACKWRIGHT_TEST_SLOTS: asked }: Readonly<Record<string, string | undefined>>): number {
  if (!asked) return 2 * availableParallelism();
  if (/^\d{1,4}$/.test(asked)) return Number(asked);
  throw machineProblem(`STACKWRIGHT_TEST_SLOTS is ${JSON.stringify(asked)}, which is no number of tests.`, [
    'So many tests run at a time on this machine; 0: no limit.',
  ]);
}
