import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalogIndex } from '../../scripts/catalog-index.mjs';
import { schema } from '../../src/pipeline/schema.ts';
import { stackFiles } from '../stacks/every-stack-file.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

it('has an index of exactly the files in its folders', () => {
  const index = read('src/catalog/index.ts');
  const shelves = [...new Set([...index.matchAll(/from '\.\/([\w-]+)\//g)].map(([, shelf]) => String(shelf)))];
  const folders = readdirSync(join(root, 'src/catalog'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const idsOf = (shelf: string) =>
    readdirSync(join(root, 'src/catalog', shelf))
      .map((name) => name.replace(/\.ts$/, ''))
      .sort();
  const filled = folders.map(({ name }) => name).filter((shelf) => idsOf(shelf).length > 0);
  expect(shelves.sort()).toEqual(filled.sort());
  for (const shelf of filled) for (const id of idsOf(shelf)) expect(index).toContain(`from './${shelf}/${id}.ts'`);
  expect(catalogIndex([])).toContain(index.split('\n')[0] ?? '');
});

it('has a JSON Schema in docs that is the current one', () => {
  if (process.env.UPDATE_GOLDENS) writeFileSync(join(root, 'docs/stack.schema.json'), `${schema()}\n`);
  else expect(read('docs/stack.schema.json')).toBe(`${schema()}\n`);
});

it('has a schema that an editor’s validator takes, and that takes every stack of the project', () => {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(schema()));
  for (const file of stackFiles) {
    validate(parse(read(`stacks/${file}`)));
    expect(validate.errors ?? [], file).toEqual([]);
  }
});

it('has a schema that marks what does not exist', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(schema()));
  const description = parse(read('stacks/notes/stack.yaml'));
  for (const wrong of [{ web: 'ngnix' }, { sever: 'uwsgi' }, { link: { protocol: 'gopher' } }, { name: undefined }])
    expect(validate({ ...description, ...wrong }), JSON.stringify(wrong)).toBe(false);
});
