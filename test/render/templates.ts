import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';

const folder = join(import.meta.dirname, '../../templates');

/** Every template's syntax tree, by its name. */
export const trees: ReadonlyMap<string, hbs.AST.Program> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.hbs'))
    .sort()
    .map((name) => [name.slice(0, -'.hbs'.length), Handlebars.parse(readFileSync(join(folder, name), 'utf8'))]),
);
