import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '@oclif/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldNotes } from '../../src/model/field-notes.ts';
import { buildFirst } from '../commands/build-first.ts';
import { blocksOf, likeExpected, mayFail, runAll } from './console.ts';
import { fencesOf, inlineCodeOf, linksOf, root, textOf } from './markdown.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const readme = textOf('README.md');
const decisions = existsSync(`${root}docs/decisions`) ? readdirSync(`${root}docs/decisions`) : [];
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  ...decisions.map((name) => `docs/decisions/${name}`),
];

describe('a console block', () => {
  let workshop: Workshop;
  buildFirst();
  beforeAll(() => {
    workshop = openWorkshop(copyStacks);
  });
  afterAll(() => workshop.close());

  it.each(blocksOf(readme).filter(({ needsDocker }) => !needsDocker))('of line $line is true', ({ steps }) => {
    const ran = runAll(
      steps.map(({ command }) => command),
      { cwd: workshop.folder, env: workshop.env },
    );
    for (const [index, { command, expected }] of steps.entries()) {
      const { output = '', status } = ran[index] ?? {};
      expect(likeExpected(expected, output), command).toBe(likeExpected(expected, expected));
      if (!mayFail(steps, index)) expect([command, status]).toEqual([command, 0]);
    }
  });
});

describe('the README', () => {
  it('shows commands only where a test runs them', () => {
    for (const { language, line, lines } of fencesOf(readme)) {
      expect(['console', 'yaml', 'text'], `line ${line}`).toContain(language);
      if (language === 'text') expect(lines.filter((each) => each.startsWith('$ '))).toEqual([]);
    }
  });

  it('names commands, flags and npm scripts that there are', async () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    for (const code of inlineCodeOf(readme)) {
      const [program, ...words] = code.split(' ');
      if (program === 'npm')
        expect(scripts, code).toHaveProperty(words[0] === 'run' ? [words[1] ?? ''] : [words[0] ?? '']);
      const [command = '', ...rest] = program === 'npm' ? words.slice(2) : words;
      if (program === 'stackwright' && /^[a-z]/.test(command)) await expectFlags(command, rest);
    }
  });

  it('has the sample as it is', () => {
    const samples = fencesOf(readme).filter(
      ({ language, lines }) => language === 'yaml' && lines.some((line) => /^name:/.test(line)),
    );
    expect(samples.map(({ lines }) => `${lines.join('\n')}\n`)).toContain(textOf('stacks/notes/stack.yaml'));
  });

  it('has every field in its table', () => {
    const cells = readme.split('\n').flatMap((line) => /^\| (`[^|]*) \|/.exec(line)?.[1] ?? []);
    const named = new Set(cells.flatMap(inlineCodeOf));
    expect(Object.keys(fieldNotes).filter((field) => !named.has(field))).toEqual([]);
  });

  it('has every command and exit code', () => {
    const commands = readdirSync(`${root}src/commands`).map((name) => name.replace('.ts', ''));
    expect(
      commands.filter((name) => !readme.includes(`stackwright ${name}`) && !readme.includes(`\n  ${name} `)),
    ).toEqual([]);
    for (const code of [0, 1, 2, 3, 70]) expect(readme).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });
});

describe.each(pages)('%s', (page) => {
  const text = textOf(page);

  it('links to what is there', () => {
    const folder = join(root, page, '..');
    expect(linksOf(text).filter((target) => !existsSync(join(folder, target.replace(/#.*/, ''))))).toEqual([]);
  });

  it('names files that are there', () => {
    const paths = inlineCodeOf(text).filter((code) =>
      /^(src|templates|stacks|bin|scripts|test|docs)\/[\w./-]*$/.test(code),
    );
    expect(paths.filter((path) => !/\/deploy\b/.test(path) && !existsSync(root + path))).toEqual([]);
  });
});

it('decisions are numbered, one after the other', () => {
  expect(decisions.map((name) => name.slice(0, 5))).toEqual(
    decisions.map((_, index) => `${String(index + 1).padStart(4, '0')}-`),
  );
  for (const name of decisions) {
    const text = readFileSync(`${root}docs/decisions/${name}`, 'utf8');
    expect([name, ...(text.match(/^## .*/gm) ?? [])]).toEqual([name, '## Context', '## Decision', '## Consequence']);
  }
});

/** What a reader's commands work on; the program is this one. */
function copyStacks(folder: string): string {
  const filter = (path: string) => !/\/(deploy|__pycache__)$/.test(path);
  cpSync(`${root}stacks`, join(folder, 'stacks'), { recursive: true, filter });
  return root;
}

/** Every `--flag` among the words is one of the command's. */
async function expectFlags(command: string, words: readonly string[]): Promise<void> {
  const file = `${root}src/commands/${command}.ts`;
  expect(existsSync(file), `stackwright ${command}`).toBe(true);
  const { flags }: typeof Command = (await import(file)).default;
  for (const flag of words.filter((word) => word.startsWith('--')))
    expect(Object.keys(flags ?? {}), `${command} ${flag}`).toContain(flag.slice(2).replace(/=.*/, ''));
}
