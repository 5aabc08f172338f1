/** The engine and what it needs for its networks. */
export const enginePackages = ['docker.io', 'iptables'];

/** @typedef {{ action: 'use' | 'start' | 'install' } | { action: 'refuse', message: string }} EngineDecision */

/**
 * What to do about the engine.
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {import('./engine-api.mjs').PingAnswer} answer
 * @param {import('./machine.mjs').Machine} machine
 * @returns {EngineDecision}
 */
export function decideEngine(address, answer, machine) {
  if (answer.answers) return { action: 'use' };
  const message = reasonToRefuse(address, answer.reason, machine);
  if (message) return { action: 'refuse', message };
  return { action: machine.dockerd ? 'start' : 'install' };
}

/**
 * What the person has to do, undefined where the set-up may do it.
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {string} reason
 * @param {import('./machine.mjs').Machine} machine
 */
function reasonToRefuse({ url, saidBy }, reason, machine) {
  const nothing = `No Docker engine answers at ${url} (${reason})`;
  if (saidBy) return `${nothing}, the address that ${saidBy} gives. Start it there, or unset it.`;
  if (reason === 'EACCES') {
    return `You may not use ${url}. Join its group, then log in again:\n  sudo usermod -aG docker "$USER"`;
  }
  if (!machine.debianLike) {
    return `${nothing}. Install Docker Engine 20.10 or newer and start it: https://docs.docker.com/engine/install/`;
  }
  if (machine.root) return undefined;
  return `${nothing}. As root, \`npm start\` sets one up; or do it yourself:\n${ownHands(machine)}`;
}

/** The commands for somebody with sudo. @param {import('./machine.mjs').Machine} machine */
function ownHands({ dockerd, systemd }) {
  const install = `  sudo apt-get update && sudo apt-get install --no-install-recommends ${enginePackages.join(' ')}`;
  const start = systemd ? '  sudo systemctl start docker' : '  sudo service docker start';
  const join = '  sudo usermod -aG docker "$USER"   # then log in again';
  return [...(dockerd ? [] : [install]), start, join].join('\n');
}
