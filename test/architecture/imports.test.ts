import { describe, expect, it } from 'vitest';
import { roomOf, type SourceFile, sourceFile, sourceFiles } from './source-files.ts';

const stages = ['propose', 'read', 'resolve', 'plan', 'render', 'deploy', 'observe', 'report'];

/** Who may import whom: the table of docs/architecture.md. Its own folder is always allowed, but for catalog entries. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  model: ['lib'],
  catalog: ['model', 'lib'],
  ...Object.fromEntries([...stages, 'measure'].map((stage) => [stage, ['model', 'lib']])),
  pipeline: [...stages, 'measure', 'catalog', 'model', 'lib', 'generated'],
  terminal: ['pipeline', 'model', 'lib'],
  commands: ['terminal', 'pipeline', 'model'],
  'cli.ts': ['terminal', 'pipeline', 'model'],
  'index.ts': ['pipeline', 'model'],
};

/** Who may import a package. */
const packages: Readonly<Record<string, readonly string[]>> = {
  yaml: ['read'],
  handlebars: ['render'],
  dockerode: ['deploy'],
  'tar-stream': ['deploy'],
  zod: ['model', 'catalog'],
  '@oclif/core': ['commands', 'terminal', 'cli.ts'],
};

/** What decides does no I/O, and gives the same twice. */
const pure = ['model', 'resolve', 'plan', 'catalog', 'report'];

/** All that a file imports and may not, or does and may not. */
function offences(file: SourceFile): string[] {
  const { path, room, inside, outside, text } = file;
  const wrong = inside.filter((other) => !mayImport(file, other));
  const foreign = outside.filter((name) => !name.startsWith('node:') && !packages[name]?.includes(room));
  const impure = pure.includes(room) && !path.startsWith('catalog/checks/') && !path.startsWith('catalog/drills/');
  const machine = impure
    ? outside.filter((name) => name.startsWith('node:') && !['node:path', 'node:util'].includes(name))
    : [];
  const chance = impure
    ? [
        ...text.matchAll(
          /Math\.random|Date\.now|new Date\(|performance\.now|\bprocess\.(?:env|pid|cwd|argv|platform)/g,
        ),
      ].map(([found]) => found)
    : [];
  return [...wrong, ...foreign, ...machine, ...chance].map((what) => `${path} → ${what}`);
}

function mayImport({ path, room }: SourceFile, other: string): boolean {
  if (room === 'catalog') {
    // The index knows every entry; an entry knows no other.
    return path === 'catalog/index.ts'
      ? ['catalog', 'model'].includes(roomOf(other))
      : ['model', 'lib'].includes(roomOf(other));
  }
  if (roomOf(other) === 'catalog') return room === 'pipeline' && other === 'catalog/index.ts';
  return roomOf(other) === room || (rooms[room]?.includes(roomOf(other)) ?? false);
}

it('knows every room', () => {
  expect([...new Set(sourceFiles.map(({ room }) => room))].filter((room) => !(room in rooms))).toEqual([]);
  expect(sourceFiles.length).toBeGreaterThan(100);
});

it('holds: nothing imports what it may not', () => {
  expect(sourceFiles.flatMap(offences)).toEqual([]);
});

it('has no two files that import each other, by whatever way', () => {
  const byPath = new Map(sourceFiles.map((file) => [file.path, file]));
  expect(sourceFiles.flatMap((file) => cycleThrough(file, byPath))).toEqual([]);
});

/** The way from a file back to itself through values; types may refer to each other. */
function cycleThrough({ path }: SourceFile, byPath: ReadonlyMap<string, SourceFile>): string[] {
  const seen = new Set<string>();
  const queue = valueImports(byPath.get(path));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next === path) return [`${path} imports itself through ${[...seen].join(', ')}`];
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...valueImports(byPath.get(next)));
  }
  return [];
}

function valueImports(file: SourceFile | undefined): string[] {
  return file ? [...sourceFile(file.path, file.text.replace(/^import type [^;]+;/gm, '')).inside] : [];
}

describe('an offence is seen', () => {
  it.each([
    ['plan/x.ts', "import { a } from '../resolve/a.ts';"],
    ['plan/x.ts', "import type { A } from '../catalog/index.ts';"],
    ['plan/x.ts', "import { readFile } from 'node:fs/promises';"],
    ['resolve/x.ts', 'const id = Math.random();'],
    ['lib/x.ts', "import { a } from '../model/a.ts';"],
    ['model/x.ts', "import { a } from '../plan/a.ts';"],
    ['catalog/checks/x.ts', "import { y } from './y.ts';"],
    ['catalog/checks/x.ts', "import { y } from '../formats/y.ts';"],
    ['pipeline/x.ts', "import { nginx } from '../catalog/web-servers/nginx.ts';"],
    ['pipeline/x.ts', "import { parse } from 'yaml';"],
    ['commands/x.ts', "import { up } from '../deploy/up.ts';"],
    ['terminal/x.ts', "const { up } = await import('../deploy/up.ts');"],
    ['render/x.ts', "export { a } from '../plan/a.ts';"],
    ['deploy/x.ts', "import leftPad from 'left-pad';"],
  ])('%s: %s', (path, text) => {
    expect(offences(sourceFile(path, text))).toHaveLength(1);
  });
});
