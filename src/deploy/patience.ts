/** Ends a long call when nothing comes from it for too long. */
export interface Patience {
  /** Fires on silence, or when the run is to stop. */
  readonly signal: AbortSignal;
  /** Something came: the wait begins anew, from now on of `quietMs` where that is given. */
  readonly heard: (quietMs?: number) => void;
  /** The silence that fired, in milliseconds; null when none did. */
  readonly ranOut: () => number | null;
  readonly end: () => void;
}

/** Starts waiting: `quietMs` without a `heard` fires the signal. */
export function patience(quietMs: number, stop: AbortSignal): Patience {
  const silence = new AbortController();
  let limitMs = quietMs;
  const start = () => setTimeout(() => silence.abort(), limitMs);
  let timer = start();
  return {
    signal: AbortSignal.any([silence.signal, stop]),
    heard: (nextMs = limitMs) => {
      if (nextMs === limitMs) return void timer.refresh();
      clearTimeout(timer);
      limitMs = nextMs;
      timer = start();
    },
    ranOut: () => (silence.signal.aborted ? limitMs : null),
    end: () => clearTimeout(timer),
  };
}
