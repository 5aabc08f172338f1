import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatEntry, parseDeb822, parseOneLine } from './apt-sources.mjs';

/** @typedef {import('./apt-sources.mjs').AptEntry} AptEntry */

/** Debian's own key, in every Debian and in the package debian-archive-keyring. */
export const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

const releases = 'buster|bullseye|bookworm|trixie|forky|sid|oldoldstable|oldstable|stable|testing|unstable';
/** A release and the pockets an image needs; backports and proposed updates stay out. */
const suitePattern = new RegExp(`^(?:${releases})(|-updates|-security)$`);

/**
 * Sources of `suite` for an image, from the machine's own Debian archive and nobody else's; where it has none, from
 * deb.debian.org.
 * @param {{ name: string, text: string }[]} files the machine's: `.sources` is deb822, others have an entry a line
 * @param {string} suite
 * @returns {string} deb822
 */
export function suiteSources(files, suite) {
  const all = files.flatMap(({ name, text }) => (name.endsWith('.sources') ? parseDeb822(text) : parseOneLine(text)));
  const own = all.flatMap((entry) => forSuite(entry, suite));
  const complete = own.some(({ suites }) => suites.includes(suite));
  return (complete ? own : publicArchive(suite)).map(formatEntry).join('\n');
}

/** What apt reads on this machine. @param {string} [folder] @returns {{ name: string, text: string }[]} */
export function machineSources(folder = '/etc/apt') {
  const parts = join(folder, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).filter((name) => /\.(list|sources)$/.test(name)) : [];
  const paths = [join(folder, 'sources.list'), ...names.sort().map((name) => join(parts, name))];
  return paths.filter((path) => existsSync(path)).map((path) => ({ name: path, text: readFileSync(path, 'utf8') }));
}

/**
 * The entry with its suites renamed, nothing if it is not Debian's archive.
 * @param {AptEntry} entry
 * @param {string} suite
 * @returns {AptEntry[]}
 */
function forSuite(entry, suite) {
  const uris = entry.uris.filter((uri) => isDebianArchive(uri, entry.signedBy));
  const pockets = entry.suites.map((name) => name.match(suitePattern)?.[1]).filter((pocket) => pocket !== undefined);
  if (!entry.types.includes('deb') || !entry.components.includes('main') || !uris.length || !pockets.length) return [];
  const suites = [...new Set(pockets.map((pocket) => suite + pocket))];
  return [{ types: ['deb'], uris, suites, components: ['main'], signedBy: debianKeyring }];
}

/** By its key, or by its path where it names no key. @param {string} uri @param {string} signedBy */
function isDebianArchive(uri, signedBy) {
  if (!/^https?:\/\//.test(uri)) return false;
  return signedBy === '' ? /\/debian(-security)?\/?$/.test(uri) : /\/debian-archive-[^/]*$/.test(signedBy);
}

/** @param {string} suite @returns {AptEntry[]} */
function publicArchive(suite) {
  const common = { types: ['deb'], components: ['main'], signedBy: debianKeyring };
  return [
    { ...common, uris: ['http://deb.debian.org/debian'], suites: [suite, `${suite}-updates`] },
    { ...common, uris: ['http://deb.debian.org/debian-security'], suites: [`${suite}-security`] },
  ];
}
