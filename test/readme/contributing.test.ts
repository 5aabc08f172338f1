import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import config from '../../vitest.config.ts';
import { fencesOf, inlineCodeOf, root, textOf } from './markdown.ts';

const text = textOf('CONTRIBUTING.md');
const { scripts } = JSON.parse(textOf('package.json'));
const projects = (config as { test: { projects: { test: { name: string } }[] } }).test.projects;

/** What a reader types: the lines of blocks, and what stands in backticks and begins like a command. */
const commands = [
  ...fencesOf(text).flatMap(({ lines }) => lines.flatMap((line) => line.split(' && '))),
  ...inlineCodeOf(text).filter((code) => /^(?:npm|npx|node|git) /.test(code)),
].map((line) => line.split(' ').filter((word) => !/^[A-Z_]+=/.test(word)));

/** The first cell of each row below `| File |`. */
const listed = text
  .slice(text.indexOf('| File |'))
  .split('\n\n')[0]
  ?.split('\n')
  .slice(2)
  .flatMap((row) => inlineCodeOf(row.split('|')[1] ?? ''));

const isThere = (path: string) => existsSync(root + path);

describe('a command of CONTRIBUTING.md', () => {
  it('there are some', () => {
    expect(commands.length).toBeGreaterThan(12);
  });

  it.each(commands.map((words) => [words.join(' '), words] as const))('%s can be typed', (_, words) => {
    const [program = '', ...rest] = words;
    const paths = rest.filter((word) => word.includes('/') && !word.startsWith('-'));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
    if (program === 'npm') expect(scripts).toHaveProperty([rest[0] === 'run' ? (rest[1] ?? '') : (rest[0] ?? '')]);
    else if (program === 'npx') expectTool(rest);
    else if (program === 'node') expect(isThere(`src/commands/${rest[1]}.ts`), rest[1]).toBe(true);
    else expect(['git clone', 'git diff', 'cd stackwright']).toContain(words.slice(0, 2).join(' '));
    for (const word of rest)
      if (word.startsWith('web=')) expect(Object.keys(catalog.webServers)).toContain(word.slice(4));
  });
});

function expectTool([tool = '', ...words]: readonly string[]): void {
  expect(isThere(`node_modules/.bin/${tool}`), tool).toBe(true);
  const project = words[words.indexOf('--project') + 1];
  expect(projects.map(({ test }) => test.name)).toContain(project);
}

describe('the files that brought HAProxy', () => {
  it('are there, and say so', () => {
    expect(listed?.length).toBeGreaterThan(15);
    for (const path of listed ?? []) {
      expect(isThere(path), path).toBe(true);
      expect(`${path}\n${textOf(path)}`, path).toMatch(/haproxy/i);
    }
  });

  it('are all that know it, in src and templates', () => {
    const generated = /^src\/(?:generated\/|catalog\/index\.ts)/;
    const files = ['src', 'templates'].flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(root.length)),
    );
    const knowing = files.filter((path) => !generated.test(path) && /haproxy/i.test(path + textOf(path)));
    expect(knowing.sort()).toEqual(listed?.filter((path) => /^(?:src|templates)\//.test(path)).sort());
  });
});
