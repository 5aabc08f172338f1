import { randomBytes } from 'node:crypto';
import type Docker from 'dockerode';
import type { AddressBlock } from '../lib/address-block.ts';
import { pidSpace } from '../lib/pid-space.ts';
import { processStart } from '../lib/process-start.ts';
import type { OnProgress } from '../model/deployment.ts';
import type { Files, Plan } from '../model/plan.ts';
import type { RunOptions } from '../model/run-options.ts';
import { LABEL, type Labels } from './labels.ts';
import { subnetRange } from './subnet-range.ts';

/** What `up` is asked to do. */
export interface UpRequest {
  readonly docker: Docker;
  readonly plan: Plan;
  readonly files: Files;
  readonly options: RunOptions;
  readonly onProgress?: OnProgress;
  /** Ends the run early; everything it created is removed. */
  readonly signal?: AbortSignal;
  /** How long the front door may take to answer after the last start; default 60 s. */
  readonly readyMs?: number;
}

/** One `up` under way. */
export interface Run extends Omit<UpRequest, 'signal'> {
  readonly onProgress: OnProgress;
  readonly readyMs: number;
  readonly id: string;
  /** Whose it is; on every object that the run creates. */
  readonly labels: Labels;
  /** Where its networks get their subnets from; null: from the engine's own pools. */
  readonly subnets: AddressBlock | null;
  /** Fires when the caller aborts or a part of the run fails: whatever waits gives up. */
  readonly signal: AbortSignal;
  readonly fail: (reason: unknown) => void;
}

/** Gives a request an identity and the means to stop all its parts at once. */
export function startRun({ onProgress = () => {}, readyMs = 60_000, ...request }: UpRequest): Run {
  const failure = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, failure.signal]) : failure.signal;
  const id = `${Date.now().toString(36)}-${randomBytes(4).toString('hex')}`;
  const labels = ownership(id, request.options);
  const subnets = subnetRange();
  return { ...request, onProgress, readyMs, id, labels, subnets, signal, fail: (reason) => failure.abort(reason) };
}

function ownership(id: string, options: RunOptions): Labels {
  return {
    [LABEL.managed]: 'true',
    [LABEL.scope]: options.scope,
    [LABEL.name]: options.name,
    [LABEL.run]: id,
    [LABEL.host]: pidSpace(),
    [LABEL.pid]: String(process.pid),
    [LABEL.pidStart]: processStart(process.pid) ?? '',
    [LABEL.created]: new Date().toISOString(),
    [LABEL.project]: options.name,
    ...(options.throwAway ? { [LABEL.throwAway]: 'true' } : {}),
    'com.docker.compose.version': '2.26.1',
  };
}

/** One reported step: refuses to begin when the run is to stop, and says how long it took. */
export async function step<T>(run: Run, name: string, work: () => Promise<T>): Promise<T> {
  run.signal.throwIfAborted();
  const begin = performance.now();
  run.onProgress({ step: name, state: 'started' });
  const result = await work();
  run.onProgress({ step: name, state: 'done', seconds: (performance.now() - begin) / 1000 });
  return result;
}

/** Waits for all parts to end, whatever happens; the first failure stops the others and is the one thrown. */
export async function together<T>(run: Run, parts: readonly Promise<T>[]): Promise<T[]> {
  for (const part of parts) part.catch(run.fail);
  const ended = await Promise.allSettled(parts);
  const failed = ended.some((end) => end.status === 'rejected');
  if (failed) throw run.signal.reason;
  return ended.map((end) => (end as PromiseFulfilledResult<T>).value);
}
