import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuild } from '../../../scripts/setup/build.mjs';
import { openSession } from '../../../scripts/setup/session.mjs';
import { root } from '../../readme/markdown.ts';
import { nodeFolder } from './nodes.ts';

const run = promisify(execFile);

/** This checkout's, so that a second run finds its images built. */
const own = createHash('sha256').update(`package ${root} ${userInfo().uid}`).digest('hex').slice(0, 6);
const scope = `package-${own}`;
/** The oldest that package.json promises, and the newest. */
const versions = ['20.12.0', '24'];

let place = '';
let packed: { filename: string; size: number; unpackedSize: number; files: { path: string }[] };
const nodes = new Map<string, string>();

beforeAll(async () => {
  await ensureBuild(openSession(2, new AbortController().signal));
  place = mkdtempSync(join(tmpdir(), 'stackwright-package-'));
  for (const folder of ['home', 'prefix', 'empty']) mkdirSync(join(place, folder));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', place], { cwd: root });
  packed = JSON.parse(stdout)[0];
  const env = { PATH: process.env.PATH, HOME: join(place, 'home') };
  const install = ['install', '--global', '--offline', '--prefix', join(place, 'prefix'), join(place, packed.filename)];
  await run('npm', install, { cwd: join(place, 'empty'), env });
  for (const version of versions) nodes.set(version, await nodeFolder(version));
});

afterAll(async () => {
  await installed('24', place, 'down', '--all', '--volumes');
  rmSync(place, { recursive: true });
});

/** Runs the installed program as somebody does who has that Node; the exit code is part of the outcome. */
async function installed(version: string, cwd: string, ...args: string[]) {
  const path = [nodes.get(version), join(place, 'prefix/bin'), '/usr/local/bin', '/usr/bin', '/bin'];
  const inherited = Object.entries(process.env).filter(([name]) => name.startsWith('DOCKER_'));
  const env = { ...Object.fromEntries(inherited), HOME: join(place, 'home'), PATH: path.join(delimiter) };
  const ended = run('stackwright', args, { cwd, env: { ...env, STACKWRIGHT_SCOPE: scope }, maxBuffer: 2 ** 26 });
  return ended.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe('the package', () => {
  test('holds what the program needs, and nothing else', () => {
    console.log(
      `${packed.filename}: ${packed.size} bytes, ${packed.unpackedSize} unpacked, ${packed.files.length} files`,
    );
    const needed = [
      /^(LICENSE|README\.md|package\.json|bin\/stackwright\.mjs|docs\/(components\.md|stack\.schema\.json))$/,
      /^dist\/((cli|index)\.js|oclif\.manifest\.json|THIRD-PARTY-NOTICES\.txt)$/,
      /^dist\/(chunks|commands)\/[\w-]+\.js$/,
      /^dist\/types\/[\w/-]+\.d\.ts$/,
      /^completions\/stackwright\.(bash|zsh|fish)$/,
      /^templates\/probe\/\w+\/(stackwright_probe\.\w+|config\.ru|index\.php)$/,
    ];
    const paths = packed.files.map(({ path }) => path);
    expect(paths.filter((path) => !needed.some((pattern) => pattern.test(path)))).toEqual([]);
    expect(needed.filter((pattern) => !paths.some((path) => pattern.test(path)))).toEqual([]);
    expect(packed.size).toBeLessThan(1_000_000);
  });

  test('says nothing of the machine that it was made on', () => {
    const folder = join(place, 'prefix/lib/node_modules/stackwright');
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!statSync(join(folder, path)).isFile()) continue;
      const text = readFileSync(join(folder, path), 'utf8');
      for (const own of [root, homedir() === '/root' ? '/root/' : homedir(), 'sourceMappingURL=', 'file:///'])
        expect(text.includes(own), `${path} has ${own}`).toBe(false);
    }
  });

  test('brings no other package, and leaves nothing where it was installed from', () => {
    expect(readdirSync(join(place, 'prefix/lib/node_modules'))).toEqual(['stackwright']);
    expect(readdirSync(join(place, 'prefix/lib/node_modules/stackwright'))).not.toContain('node_modules');
    expect(readdirSync(join(place, 'empty'))).toEqual([]);
  });
});

test('it is a library too, with types that need no other package', async () => {
  const folder = mkdtempSync(join(place, 'library-'));
  symlinkSync(join(place, 'prefix/lib/node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'use.mts'), libraryUse);
  const strict = ['--ignoreConfig', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  const { stdout } = await run(join(root, 'node_modules/.bin/tsc'), [...strict, 'use.mts'], { cwd: folder }).catch(
    (error) => error,
  );
  expect(stdout).toBe('');
  expect(await run(process.execPath, ['use.mjs'], { cwd: folder })).toEqual({ stdout: '', stderr: '' });
});

const libraryUse = `
import { list, render, test, validate } from 'stackwright';
const { ok, problems } = await validate(['nosuch.yaml']);
const topologies: string[] = ok.map(({ topology }) => topology);
if (topologies.length > 0 || problems[0]?.summary !== 'nosuch.yaml does not exist') throw new Error('not validated');
export const stateOf = async () => (await list({}))[0]?.state === 'partly up';
export const passed = async (): Promise<boolean> => (await test({ files: [], onReport: ({ counts }) => counts.passed })).passed;
// @ts-expect-error A description has to be named.
export const unnamed = () => render({});
// @ts-expect-error There is no such state.
export const wrong = async () => (await list({}))[0]?.state === 'fine';
`;

describe.each(versions)('on Node %s', (node) => {
  let folder = '';
  const name = `p${parseInt(node, 10)}-${own}`;
  const program = (...args: string[]) => installed(node, folder, ...args);

  beforeAll(() => {
    folder = mkdtempSync(join(place, `node-${node}-`));
    cpSync(join(root, 'stacks/hello/app'), join(folder, 'app'), { recursive: true });
    const text = readFileSync(join(root, 'stacks/hello/stack.yaml'), 'utf8');
    writeFileSync(join(folder, 'stack.yaml'), text.replace(/^name: .*$/m, `name: ${name}\nlisten: {port: 0}`));
  });

  test('it runs, and says what it is and can', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(await program('--version')).toEqual({ code: 0, stdout: `stackwright ${version}\n`, stderr: '' });
    const help = await program('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain(`stackwright/${version} linux-x64 node-v${node}`);
    expect(help.stdout).toMatch(/^ {2}validate +Check descriptions/m);
    expect(JSON.parse((await program('catalog', '--json')).stdout)).toHaveLength(7);
    expect((await program('schema')).stdout).toBe(readFileSync(join(root, 'docs/stack.schema.json'), 'utf8'));
    expect((await program('completion', 'zsh')).stdout).toMatch(/^#compdef stackwright$/m);
    expect((await program('complete', 'val')).stdout).toMatch(/^validate\t/);
    expect(await program('nosuch')).toMatchObject({ code: 2 });
  });

  test('it validates and renders', async () => {
    expect(await program('validate', 'stack.yaml')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^stack\.yaml {2}nginx → scgi/),
    });
    expect(await program('render', 'stack.yaml')).toMatchObject({ code: 0, stderr: '' });
    expect(await program('render', 'stack.yaml', '--check')).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(folder, 'deploy', name))).toContain('compose.yaml');
  });

  test('it finds the engine, brings a stack up, tests it and takes it down', async () => {
    expect(await program('doctor')).toMatchObject({ code: 0, stdout: expect.stringContaining(`✓ Node: v${node}`) });
    const up = await program('up', 'stack.yaml');
    expect(up).toMatchObject({ code: 0, stdout: expect.stringContaining(`${name} is up: http://127.0.0.1:`) });
    const url = /is up: (\S+)/.exec(up.stdout)?.[1] ?? '';
    expect(await (await fetch(url)).text()).toContain('Hello');
    // Every check on the newer one; on the other one with the probe app.
    const only = node === '24' ? [] : ['--only', 'client-address'];
    const tested = await program('test', 'stack.yaml', ...only);
    expect(tested, tested.stdout).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\n\d+ passed.* 1 stack in /),
    });
    expect(await program('down', 'stack.yaml')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${name}: removed `),
    });
    expect(await program('ps')).toMatchObject({ code: 0, stdout: expect.not.stringContaining(name) });
  });
});
