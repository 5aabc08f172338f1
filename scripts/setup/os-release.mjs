import { readFileSync } from 'node:fs';

/** The fields of an os-release file. @param {string} text @returns {Record<string, string>} */
export function parseOsRelease(text) {
  const fields = [...text.matchAll(/^([A-Z_]+)=(["']?)(.*)\2$/gm)];
  return Object.fromEntries(fields.map(([, name, , value]) => [name, value]));
}

/** Do Debian's packages work here: is it Debian or made from it? @param {Record<string, string>} osRelease */
export function isDebianLike({ ID = '', ID_LIKE = '' }) {
  return ID === 'debian' || ID_LIKE.split(' ').includes('debian');
}

/** This machine's os-release, empty where there is none. */
export function machineOsRelease() {
  try {
    return parseOsRelease(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return {};
  }
}
