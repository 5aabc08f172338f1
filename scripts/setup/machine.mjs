import { existsSync } from 'node:fs';
import { isDebianLike, machineOsRelease } from './os-release.mjs';

/**
 * What decides whether the set-up may install packages.
 * @typedef {object} Machine
 * @property {boolean} root
 * @property {boolean} debianLike
 * @property {boolean} systemd
 * @property {boolean} dockerd
 */

/** @returns {Machine} this one */
export function thisMachine() {
  return {
    root: process.getuid?.() === 0,
    debianLike: isDebianLike(machineOsRelease()),
    systemd: existsSync('/run/systemd/system'),
    dockerd: existsSync('/usr/sbin/dockerd'),
  };
}
