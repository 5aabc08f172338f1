/**
 * One apt entry, as in a deb822 stanza.
 * @typedef {object} AptEntry
 * @property {string[]} types
 * @property {string[]} uris
 * @property {string[]} suites
 * @property {string[]} components
 * @property {string} signedBy '' where it does not say
 */

/** The entries of a deb822 file (sources.list.d/*.sources). @param {string} text @returns {AptEntry[]} */
export function parseDeb822(text) {
  const stanzas = text
    .replace(/^#.*\n?/gm, '')
    .split(/\n\s*\n/)
    .filter((stanza) => stanza.trim() !== '');
  return stanzas
    .map(parseFields)
    .filter(({ enabled }) => enabled !== 'no')
    .map((fields) => ({
      types: words(fields.types),
      uris: words(fields.uris),
      suites: words(fields.suites),
      components: words(fields.components),
      signedBy: fields['signed-by'] ?? '',
    }));
}

/** The entries of a one-line file (sources.list). @param {string} text @returns {AptEntry[]} */
export function parseOneLine(text) {
  const lines = text.matchAll(/^[ \t]*(deb(?:-src)?)[ \t]+(?:\[([^\]]*)\][ \t]+)?(\S+)[ \t]+(\S+)([^#\n]*)/gm);
  return [...lines].map(([, type = '', options = '', uri = '', suite = '', components]) => ({
    types: [type],
    uris: [uri],
    suites: [suite],
    components: words(components),
    signedBy: options.match(/signed-by=(\S+)/i)?.[1] ?? '',
  }));
}

/** @param {AptEntry} entry @returns {string} a deb822 stanza */
export function formatEntry({ types, uris, suites, components, signedBy }) {
  const fields = {
    Types: types.join(' '),
    URIs: uris.join(' '),
    Suites: suites.join(' '),
    Components: components.join(' '),
  };
  const lines = Object.entries({ ...fields, 'Signed-By': signedBy }).map(([name, value]) => `${name}: ${value}\n`);
  return lines.join('');
}

/**
 * Lower-cased names; a value's further lines begin with a space.
 * @param {string} stanza
 * @returns {Record<string, string>}
 */
function parseFields(stanza) {
  const fields = stanza.matchAll(/^([\w-]+):((?:.*)(?:\n[ \t].*)*)/gm);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]));
}

/** @param {string} [value] */
function words(value = '') {
  return value.split(/\s+/).filter(Boolean);
}
