/** Ends a long call when nothing comes from it for too long. */
export interface Patience {
  /** Fires on silence, or when the run is to stop. */
  readonly signal: AbortSignal;
  /** Something came: the wait begins anew. */
  readonly heard: () => void;
  /** True when it was the silence that fired. */
  readonly ranOut: () => boolean;
  readonly end: () => void;
}

/** Starts waiting: `quietMs` without a `heard` fires the signal. */
export function patience(quietMs: number, stop: AbortSignal): Patience {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), quietMs);
  return {
    signal: AbortSignal.any([silence.signal, stop]),
    heard: () => void timer.refresh(),
    ranOut: () => silence.signal.aborted,
    end: () => clearTimeout(timer),
  };
}
