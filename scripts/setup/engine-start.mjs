import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ping } from './engine-api.mjs';
import { enginesLastWords } from './engine-log.mjs';
import { SetUpProblem } from './problem.mjs';
import { run } from './run.mjs';

const log = '/var/log/dockerd.log';

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
 * Starts the machine's own engine and waits until it answers.
 * @param {import('./session.mjs').Session} session
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {{ systemd: boolean }} machine
 * @returns {Promise<void>} throws SetUpProblem with the engine's last log lines
 */
export async function startEngine(session, address, { systemd }) {
  session.say('Starting the Docker engine …');
  const logged = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  await run(session, systemd ? ['systemctl', 'start', 'docker'] : daemon);
  if (await answersWithin(address, 30_000, session.signal)) return;
  const words = systemd ? journal() : readFileSync(log).subarray(logged).toString();
  throw new SetUpProblem(`The Docker engine does not answer after 30 s. Its last words:\n${enginesLastWords(words)}`);
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

function journal() {
  return spawnSync('journalctl', ['-u', 'docker', '-n', '200', '--no-pager', '-o', 'cat'], { encoding: 'utf8' }).stdout;
}
