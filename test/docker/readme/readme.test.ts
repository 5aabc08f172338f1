import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/setup/build.mjs';
import { openSession } from '../../../scripts/setup/session.mjs';
import { blocksOf, likeExpected, mayFail, runAll } from '../../readme/console.ts';
import { fencesOf, root, textOf } from '../../readme/markdown.ts';
import { openWorkshop, type Workshop } from '../../readme/workshop.ts';

const readme = textOf('README.md');
const blocks = blocksOf(readme).filter(({ needsDocker }) => needsDocker);
const ciCommands = fencesOf(readme)
  .filter(({ language }) => language === 'yaml')
  .flatMap(({ lines }) => lines.flatMap((line) => /^\s*- run: (.*)/.exec(line)?.[1] ?? []));

/**
 * The reader's names and port stand for ones of our own, which are as long: columns keep their width. They are this
 * checkout's, so that a second run finds its images built.
 */
const own = createHash('sha256').update(`${root} ${userInfo().uid}`).digest('hex');
const scope = `readme-${own.slice(0, 8)}`;
const names: Readonly<Record<string, string>> = { notes: `r${own.slice(0, 4)}`, second: `s${own.slice(0, 5)}` };
const usualPort = 8080;
let port = 0;
let workshop: Workshop;

beforeAll(async () => {
  await ensureBuild(openSession(2, new AbortController().signal));
  port = await freePort();
  workshop = openWorkshop(copyProject, { STACKWRIGHT_SCOPE: scope });
  run('stackwright down --all --volumes');
});

afterAll(() => {
  run('stackwright down --all --volumes');
  workshop.close();
});

it.each(blocks)('the console block of line $line is true', ({ steps }) => {
  const ran = runAll(
    steps.map(({ command }) => toOwn(command)),
    { cwd: workshop.folder, env: workshop.env },
  );
  for (const [index, { command, expected }] of steps.entries()) {
    const { output = '', status } = ran[index] ?? {};
    expect(likeExpected(expected, toReaders(output)), command).toBe(likeExpected(expected, expected));
    if (!mayFail(steps, index)) expect([command, status]).toEqual([command, 0]);
  }
});

it.each(ciCommands)('CI can run %s', (command) => {
  expect(run(command)).toMatchObject({ status: 0 });
  const report = join(workshop.folder, /--junit (\S+)/.exec(command)?.[1] ?? '');
  expect(readFileSync(report, 'utf8')).toContain('<testsuite name=');
});

it('nothing is left of the stacks', () => {
  expect(toReaders(run('stackwright ps')?.output ?? '').trim()).toBe('Nothing runs.');
});

function run(command: string) {
  return runAll([command], { cwd: workshop.folder, env: workshop.env })[0];
}

/** A copy of the project whose sample has a name and a port of our own. */
function copyProject(folder: string): string {
  const parts = ['bin', 'scripts', 'src', 'templates', 'stacks', 'dist', 'package.json', 'package-lock.json'];
  execFileSync('cp', ['-a', ...parts.filter((part) => existsSync(root + part)).map((part) => root + part), folder]);
  execFileSync('sh', ['-c', 'rm -rf stacks/*/deploy'], { cwd: folder });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const sample = join(folder, 'stacks/notes/stack.yaml');
  const text = readFileSync(sample, 'utf8').replace(/^name: notes$/m, `name: ${names.notes}\nlisten: {port: ${port}}`);
  writeFileSync(sample, text);
  return folder;
}

/** A reader's command with our names, but for paths, and our port. */
function toOwn(command: string): string {
  const named = Object.entries(names).reduce(
    (text, [name, ours]) => text.replace(new RegExp(`(?<![\\w/-])${name}(?![\\w/])`, 'g'), ours),
    command,
  );
  return named.replaceAll(`:${usualPort}`, `:${port}`);
}

function toReaders(output: string): string {
  const named = Object.entries(names).reduce((text, [name, ours]) => text.replaceAll(ours, name), output);
  return named.replace(new RegExp(`(?<!\\d)${port}(?!\\d)`, 'g'), String(usualPort));
}

/** A port of four digits, as the usual one has. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 8100 + Math.floor(Math.random() * 1800);
    const free = await new Promise<boolean>((resolve) => {
      const server = createServer().once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error('no free port of four digits');
}
