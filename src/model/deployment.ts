import type { Engine } from './engine.ts';
import type { Plan } from './plan.ts';
import type { RunOptions } from './run-options.ts';

/** A stack that answered through its front door. */
export interface Deployment {
  readonly plan: Plan;
  readonly options: RunOptions;
  /** `http://127.0.0.1:8080`; with TLS the plain address stands in `plainUrl`. */
  readonly url: string;
  readonly plainUrl: string;
  readonly port: number;
  readonly tlsPort: number | null;
  /** The address that clients on this machine have when seen from the containers. */
  readonly clientAddress: string;
  /** Seconds from the first engine call to the first expected answer. */
  readonly seconds: number;
  /** What this run did to each service. */
  readonly changes: readonly { readonly service: string; readonly did: 'created' | 'replaced' | 'kept' }[];
  readonly engine: Engine;
}

/** One line of progress: what is being done, and when it ended how long it took. */
export interface Progress {
  readonly step: string;
  readonly state: 'started' | 'done' | 'note';
  readonly detail?: string;
  readonly seconds?: number;
}

export type OnProgress = (progress: Progress) => void;
