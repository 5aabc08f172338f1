import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { complete, sources } from '../../src/terminal/complete.ts';
import type { Commands } from '../../src/terminal/wanted-word.ts';
import { root } from '../readme/markdown.ts';
import { openWorkshop } from '../readme/workshop.ts';
import { buildFirst } from './build-first.ts';
import { runProgram } from './own-program.ts';
import { completedLines, keysOf, layOut, typedLines } from './typed-lines.ts';

let commands: Commands = {};
buildFirst();
beforeAll(() => {
  commands = JSON.parse(readFileSync(join(root, 'dist/oclif.manifest.json'), 'utf8')).commands;
});

/** The words that complete a command line, without what they mean. */
async function words(...line: string[]): Promise<string[]> {
  return (await complete(line, commands)).map((each) => each.replace(/\t.*/, ''));
}

describe('what is asked of oclif’s manifest', () => {
  it('is there: every command of the sources', () => {
    const files = readdirSync(join(root, 'src/commands')).map((name) => name.replace('.ts', ''));
    expect(Object.keys(commands)).toEqual(files.sort());
  });

  it('has values for every argument and flag', () => {
    for (const { id, args, flags } of Object.values(commands)) {
      const kinds = [
        ...Object.values(args).map(({ name, options }) => (options ? null : name)),
        ...Object.values(flags).map(({ type, helpValue }) => (type === 'boolean' ? null : String(helpValue))),
      ];
      for (const kind of kinds.filter((each) => each !== null)) expect(Object.keys(sources), id).toContain(kind);
    }
  });
});

describe('the words at the cursor', () => {
  it('are the commands first', async () => {
    expect(await words('')).toEqual(Object.keys(commands));
    expect(await words('v')).toEqual(['validate']);
    expect(await words('-')).toEqual(['--help', '--version']);
    expect(await words('nosuch', '')).toEqual([]);
    expect(await words('__proto__', '')).toEqual([]);
    expect((await complete(['ps'], commands))[0]).toBe(`ps\t${commands.ps?.summary}`);
  });

  it.each([
    [
      ['up', '--'],
      ['--name', '--port', '--tls-port', '--address', '--scope', '--help'],
    ],
    [
      ['up', '--name', 'x', '--'],
      ['--port', '--tls-port', '--address', '--scope', '--help'],
    ],
    [
      ['up', '--name=x', '--'],
      ['--port', '--tls-port', '--address', '--scope', '--help'],
    ],
    [['up', '--name', '='], []],
    [['up', '--name', ''], []],
    [
      ['logs', '-f', '--'],
      ['--service', '--scope', '--help'],
    ],
    [['up', ''], [':description']],
    [
      ['up', 'a.yaml', ''],
      ['--name', '--port', '--tls-port', '--address', '--scope', '--help'],
    ],
    [['test', 'a.yaml', ''], [':description']],
    [['test', '--', '--'], [':description']],
    [
      ['test', '--matrix', 'transport='],
      ['transport=unix', 'transport=tcp', 'transport=memory'],
    ],
    [['render', 'a.yaml', '--out', ''], [':folder']],
    [['render', '--out=x'], [':folder']],
    [['test', '--junit', ''], [':file']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['completion', 'z'], ['zsh']],
    [['help', 'u'], ['up']],
    [['schema', ''], ['--help']],
  ])('of %j are %j', async (line, expected) => {
    expect(await words(...line)).toEqual(expected);
  });

  it('are the checks of the description that is named', async () => {
    const file = 'stacks/notes/stack.yaml';
    expect(await words('test', file, '--only', 'check-')).toEqual(['check-1', 'check-2', 'check-3', 'check-4']);
    expect(await words('test', '--only', 'check-')).toEqual([]);
    expect(await words('test', '--only', 'front')).toEqual(['front-door']);
    expect(await words('test', '--only=front')).toEqual(['--only=front-door']);
    expect(await words('test', '--only', '=', 'front')).toEqual(['front-door']);
  });
});

it('without an engine no stack is named, and nobody waits', async () => {
  const { code, stdout, stderr } = await runProgram(['complete', 'down', ''], {
    cwd: root,
    env: { DOCKER_HOST: 'unix:///nope' },
  });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: ':description\n', stderr: '' });
});

it.each(['bash', 'zsh', 'fish'])('completion %s writes its script', async (shell) => {
  const { code, stdout } = await runProgram(['completion', shell], { cwd: tmpdir() });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: readFileSync(join(root, `completions/stackwright.${shell}`), 'utf8'),
  });
});

it('bash completes what is typed', { timeout: 30_000 }, () => {
  const workshop = openWorkshop(() => root);
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-bash-'));
  onTestFinished(() => {
    workshop.close();
    rmSync(folder, { recursive: true });
  });
  layOut(folder);
  writeFileSync(join(folder, '.rc'), `PS1='> '\neval "$(stackwright completion bash)"\n`);
  const { stdout } = spawnSync('script', ['-qec', 'bash --noprofile --rcfile .rc -i', '/dev/null'], {
    cwd: folder,
    env: { ...workshop.env, TERM: 'dumb', INPUTRC: '/dev/null' },
    input: keysOf(typedLines),
    encoding: 'utf8',
  });
  expect(completedLines(stdout)).toEqual(typedLines.map(([, completed]) => completed));
});
