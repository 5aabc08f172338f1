const lines = 15;

/** Why an engine did not come up, in its own words. @param {string} log what it wrote since it was started */
export function enginesLastWords(log) {
  const words = log.trimEnd().split('\n');
  const panic = words.findLastIndex((line) => line.startsWith('panic: '));
  return (panic === -1 ? words.slice(-lines) : words.slice(panic, panic + lines)).join('\n');
}

/**
 * Whether it panicked over a network whose subnet somebody had chosen, and which it was removing when it was killed: Docker
 * before 24.0 does not start any more after that (moby/moby#45057).
 * @param {string} log
 */
export function stumblesOverNetwork(log) {
  return /^panic: /m.test(log) && log.includes('libnetwork.(*controller).reservePools');
}
