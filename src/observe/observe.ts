import { mapPooled } from '../lib/map-pooled.ts';
import type { Check, Lab, Observation } from '../model/check.ts';
import type { Limit } from '../model/component.ts';

/** What is observed, where, and who hears of it. */
export interface ObserveOptions {
  /** The catalog's checks and the description's own, by id; those of the other `app` are left out. */
  readonly checks: Readonly<Record<string, Check>>;
  readonly lab: Lab;
  readonly app: 'own' | 'probe';
  /** Declared limits that concern this stack. */
  readonly limits: readonly Limit[];
  /** Hears of each observation in the order of the record, as soon as it and those before it are made. */
  readonly onObservation?: (observation: Observation) => void;
  readonly signal?: AbortSignal;
}

const AT_ONCE = 4;

/**
 * Runs the checks that concern this app, the `last` ones after the others and alone, and returns what each saw in the
 * order of the record, `last` ones at the end. Never rejects.
 */
export async function observe(options: ObserveOptions): Promise<Observation[]> {
  const checks = Object.entries(options.checks).filter(([, check]) => check.app === options.app);
  const of = (when: Check['when']) => checks.filter(([, check]) => check.when === when);
  const tell = inOrder(
    [...of('any'), ...of('last')].map(([id]) => id),
    options.onObservation,
  );
  const run = async ([id, check]: [string, Check]) => {
    const started = performance.now();
    const outcome = await outcomeOf(id, check, options);
    const seconds = (performance.now() - started) / 1000;
    const observation: Observation = { check: id, title: check.title, app: check.app, outcome, seconds };
    tell(observation);
    return observation;
  };
  return [...(await mapPooled(of('any'), AT_ONCE, run)), ...(await mapPooled(of('last'), 1, run))];
}

/** Holds observations back until those before them are made. */
function inOrder(ids: readonly string[], hear: ObserveOptions['onObservation']): (observation: Observation) => void {
  const made = new Map<string, Observation>();
  let next = 0;
  return (observation) => {
    made.set(observation.check, observation);
    for (let ready = made.get(ids[next] ?? ''); ready; ready = made.get(ids[next] ?? '')) {
      next++;
      hear?.(ready);
    }
  };
}

async function outcomeOf(id: string, check: Check, options: ObserveOptions): Promise<Observation['outcome']> {
  const { lab, limits, signal } = options;
  try {
    const reason = check.inapplicable?.(lab.stack, lab.clientAddress) ?? null;
    if (reason !== null) return { kind: 'inapplicable', reason };
    if (signal?.aborted) return INTERRUPTED;
    const declared = limits.filter((limit) => limit.expect?.[id]);
    const expected = Object.assign({}, check.expected(lab), ...declared.map((limit) => limit.expect?.[id]));
    const seen = await unlessAborted(check.observe(lab), signal);
    if (seen === null) return INTERRUPTED;
    return { kind: 'seen', seen, expected, limit: declared.map((limit) => limit.says).join(' ') || null };
  } catch (error) {
    return { kind: 'broken', error: error instanceof Error ? error.message : String(error) };
  }
}

const INTERRUPTED = { kind: 'skipped', reason: 'interrupted' } as const;

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
