import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ping } from './engine-api.mjs';
import { enginesLastWords, stumblesOverNetwork } from './engine-log.mjs';
import { SetUpProblem } from './problem.mjs';
import { run } from './run.mjs';

const log = '/var/log/dockerd.log';
/** The engine's list of networks. */
const networks = '/var/lib/docker/network/files/local-kv.db';

const daemon = [
  'start-stop-daemon',
  '--start',
  '--background',
  '--oknodo',
  '--pidfile',
  '/var/run/docker.pid',
  '--output',
  log,
  '--exec',
  '/usr/sbin/dockerd',
];

/**
 * Starts the machine's own engine and waits until it answers. Where it cannot read its list of networks, that is put
 * aside: images, containers and volumes stay.
 * @param {import('./session.mjs').Session} session
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {{ systemd: boolean }} machine
 * @returns {Promise<void>} throws SetUpProblem with the engine's last log lines
 */
export async function startEngine(session, address, { systemd }) {
  session.say('Starting the Docker engine …');
  const said = await start(session, address, systemd);
  if (said === null) return;
  if (!stumblesOverNetwork(said) || !existsSync(networks)) throw notUp(said);
  const aside = `${networks}.${Date.now()}`;
  renameSync(networks, aside);
  session.say(
    `It was killed while it removed a network, and cannot read its list of them: that is ${aside} now. Images, ` +
      'containers and volumes stay; networks of your own have to be made again. Starting it once more …',
  );
  const then = await start(session, address, systemd);
  if (then !== null) throw notUp(then);
}

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {boolean} systemd
 * @returns {Promise<string | null>} null when it answers, else its log
 */
async function start(session, address, systemd) {
  const logged = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const begun = Math.floor(Date.now() / 1000);
  await run(session, systemd ? ['systemctl', 'start', 'docker'] : daemon);
  if (await answersWithin(address, 30_000, session.signal)) return null;
  return systemd ? journal(begun) : readFileSync(log).subarray(logged).toString();
}

/** @param {string} said */
function notUp(said) {
  return new SetUpProblem(`The Docker engine does not answer after 30 s. Its last words:\n${enginesLastWords(said)}`);
}

/**
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {number} withinMs
 * @param {AbortSignal} [signal]
 */
export async function answersWithin(address, withinMs, signal) {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if ((await ping(address)).answers) return true;
    await pause(250, undefined, { signal });
  }
  return false;
}

/** @param {number} since in seconds since 1970 */
function journal(since) {
  const words = ['-u', 'docker', '--since', `@${since}`, '--no-pager', '-o', 'cat'];
  return spawnSync('journalctl', words, { encoding: 'utf8' }).stdout;
}
