import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeIfChanged } from './write-if-changed.mjs';

/** The folders of src/catalog, in the order of the line. */
const shelves = [
  'bases',
  'web-servers',
  'app-servers',
  'supervisors',
  'protocols',
  'interfaces',
  'frameworks',
  'unserved',
  'checks',
  'drills',
  'formats',
  'reports',
];

/** Writes src/catalog/index.ts from the folders beside it. @param {string} root the project's folder */
export function writeCatalogIndex(root) {
  const catalog = join(root, 'src/catalog');
  if (!existsSync(catalog)) return;
  const entries = shelves.map((shelf) => ({ shelf, ids: idsIn(join(catalog, shelf)) }));
  writeIfChanged(join(catalog, 'index.ts'), catalogIndex(entries));
}

/**
 * The text of the index: each file exports one const, named after the file.
 * @param {{ shelf: string, ids: string[] }[]} entries folder names and file names without `.ts`
 */
export function catalogIndex(entries) {
  const imports = entries.flatMap(({ shelf, ids }) =>
    ids.map((id) => `import { ${camelCase(id)} as ${alias(shelf, id)} } from './${shelf}/${id}.ts';`),
  );
  const lists = entries.flatMap(({ shelf, ids }) => {
    if (ids.length === 0) return [`  ${camelCase(shelf)}: {},`];
    return [`  ${camelCase(shelf)}: {`, ...ids.map((id) => `    ${key(id)}: ${alias(shelf, id)},`), '  },'];
  });
  return [
    '// Generated from the folders beside it by `npm run generate`: do not edit.',
    "import type { Catalog } from '../model/catalog.ts';",
    ...imports,
    '',
    '/** Everything that grows, by shelf and id. */',
    'export const catalog = {',
    ...lists,
    '} satisfies Catalog;',
    '',
  ].join('\n');
}

/** @param {string} folder @returns {string[]} sorted, independent of the locale */
function idsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name) && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
}

/** @param {string} kebab */
function camelCase(kebab) {
  return kebab.replace(/[-_](\w)/g, (_, letter) => letter.toUpperCase());
}

/** Ids repeat between shelves (uwsgi is a protocol and a server). @param {string} shelf @param {string} id */
function alias(shelf, id) {
  return camelCase(`${shelf}-${id}`);
}

/** @param {string} id */
function key(id) {
  return /^[a-z]\w*$/.test(id) ? id : `'${id}'`;
}
