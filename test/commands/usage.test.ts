import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { openSession } from '../../scripts/setup/session.mjs';
import { problemText } from '../../src/report/problem-text.ts';
import { type CommandShape, usageProblem } from '../../src/terminal/usage-problem.ts';
import { root } from '../readme/markdown.ts';
import { runProgram } from './own-program.ts';

/*
 * usage.txt: command lines that are wrong, and what is said of each. To add one, write it after a `$` and run with
 * UPDATE_GOLDENS=1.
 */
const file = join(import.meta.dirname, 'usage.txt');
const blocks = readFileSync(file, 'utf8').split(/^\$ /m).slice(1);
const commands = readdirSync(join(root, 'src/commands')).map((name) => name.replace('.ts', ''));

/** The words of a line; `\e` stands for an escape character. */
const wordsOf = (line: string) => line.replaceAll('\\e', '\u001b').split(' ').slice(1);

async function saidOf(words: readonly string[]): Promise<string> {
  const [command = ''] = words;
  const shape: CommandShape | null = commands.includes(command)
    ? (await import(join(root, `src/commands/${command}.ts`))).default
    : null;
  const problem = usageProblem({ words, commands, shape, message: 'not understood' });
  return `${problemText(problem, { color: false })}\n`;
}

it.each(blocks.map((block) => block.split('\n', 1)[0] ?? ''))('%s', async (line) => {
  const expected = blocks.find((block) => block.startsWith(`${line}\n`))?.slice(line.length + 1);
  const said = await saidOf(wordsOf(line));
  if (!process.env.UPDATE_GOLDENS) return expect(`${said}\n`).toBe(expected?.replace(/\n*$/, '\n\n'));
  const all = readFileSync(file, 'utf8').split(/^(?=\$ )/m);
  writeFileSync(file, all.map((block) => (block.startsWith(`$ ${line}\n`) ? `$ ${line}\n${said}\n` : block)).join(''));
});

beforeAll(() => ensureBuild(openSession(2, new AbortController().signal)), 120_000);

it.each([
  ['validte stack.yaml', 'validte'],
  ['up stack.yaml --port 99999', '99999'],
  ['down', 'which stack?'],
])('stackwright %s ends with 2 and says so on standard error alone', async (line, said) => {
  const end = await runProgram(line.split(' '), { cwd: root });
  expect(end).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
  expect(end.stderr).toBe(said.endsWith('?') ? end.stderr : await saidOf(line.split(' ')));
});
