/** The components of one combination, by their ids. */
export interface PairingNames {
  readonly web: string;
  readonly protocol: string;
  readonly transport: string;
  readonly server: string;
  readonly worker: string;
  readonly supervisor: string;
}

/** What running one pairing showed: `limited` is green but for declared limits, seen exactly as declared. */
export interface MatrixRow extends PairingNames {
  readonly id: string;
  readonly topology: string;
  readonly verdict: 'green' | 'limited' | 'failed';
  /** Checks passed, and what each other one saw. */
  readonly passed: number;
  readonly failed: readonly string[];
  readonly limits: readonly string[];
  /** From the first engine call to the first expected answer, images built. */
  readonly upSeconds: number | null;
  /** The day, of a row that was run after the whole matrix. */
  readonly since?: string;
}

/** One recorded run, and later ones of parts of it. */
export interface MatrixRecord {
  /** Day of the run, `2026-11-20`. */
  readonly recorded: string;
  readonly engine: string;
  readonly minutes: number;
  /** Topologies a minute of that run, and how many were in flight. */
  readonly perMinute?: number;
  readonly atOnce?: number;
  readonly rows: readonly MatrixRow[];
}

/** Of a combination that is refused: what is said, as lines. */
export interface RefusedCell extends PairingNames {
  readonly reason: readonly string[];
}
