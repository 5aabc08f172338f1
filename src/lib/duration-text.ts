/** Seconds for a person: `0.04 s`, `3.2 s`, `75 s`. */
export function durationText(seconds: number): string {
  if (seconds >= 10) return `${Math.round(seconds)} s`;
  return `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
}
