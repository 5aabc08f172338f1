const lines = 15;

/**
 * What Docker before 24.0 panics with if it was killed while it removed a network whose subnet somebody had chosen
 * (moby/moby#45057).
 */
const halfRemovedNetwork = 'libnetwork.(*controller).reservePools';

/**
 * Why an engine did not come up, in its own words, and what helps where that is known.
 * @param {string} log what it wrote since it was started
 * @returns {string}
 */
export function enginesLastWords(log) {
  const words = log.trimEnd().split('\n');
  const panic = words.findLastIndex((line) => line.startsWith('panic: '));
  const told = panic === -1 ? words.slice(-lines) : words.slice(panic, panic + lines);
  return [...told, ...(log.includes(halfRemovedNetwork) ? [remedy] : [])].join('\n');
}

const remedy = `
It was killed while it removed a network, and this release does not start after that. Put its list of networks aside;
images, containers and volumes stay, networks of your own have to be made again:
  mv /var/lib/docker/network/files/local-kv.db /var/lib/docker/network/files/local-kv.db.broken`;
