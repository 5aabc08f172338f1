import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import { look, propose, usualFile } from '../../src/pipeline/init.ts';
import { settleFile } from '../../src/pipeline/settle-file.ts';
import { buildFirst } from '../commands/build-first.ts';
import { runProgram } from '../commands/own-program.ts';
import { root } from '../readme/markdown.ts';
import { appCopy, apps } from './apps.ts';

buildFirst();

const expected = join(import.meta.dirname, 'expected');
const init = (cwd: string, ...args: string[]) => runProgram(['init', ...args], { cwd });

describe.each(apps)('of %s', (name) => {
  it('proposes what stands in the golden, and that holds', async () => {
    const folder = appCopy(name);
    const { text } = propose(await look(folder), undefined, { file: usualFile(folder) });
    writeFileSync(usualFile(folder), text);
    await settleFile(usualFile(folder));
    const golden = join(expected, `${name}.yaml`);
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});

it('has no golden too many, and an application for every framework that it knows', async () => {
  expect(readdirSync(expected)).toEqual(apps.map((name) => `${name}.yaml`));
  const seen = await Promise.all(apps.map(async (name) => (await look(appCopy(name))).found[0]?.framework));
  const known = Object.entries(catalog.frameworks).filter(([, entry]) => 'detect' in entry);
  expect(known.map(([id]) => id).filter((id) => !seen.includes(id))).toEqual([]);
});

describe('stackwright init', () => {
  it('writes stack.yaml into the folder, and runs nothing of the application', async () => {
    const folder = appCopy('flask-one-file');
    writeFileSync(join(folder, 'app.py'), "app = Flask(open('ran', 'w'))\n");
    const { code, stdout, stderr } = await init(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('stack.yaml is written; each line has its reason beside it.');
    expect(stdout).toContain(readFileSync(join(folder, 'stack.yaml'), 'utf8'));
    expect(readdirSync(folder).sort()).toEqual(['app.py', 'requirements.txt', 'stack.yaml']);
  });

  it('never writes over a file', async () => {
    const folder = appCopy('plain-wsgi');
    writeFileSync(join(folder, 'stack.yaml'), 'mine');
    const { code, stdout, stderr } = await init(folder, '--yes');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('stack.yaml is already there\n  init never writes over a file: name another with --out.\n');
    expect(readFileSync(join(folder, 'stack.yaml'), 'utf8')).toBe('mine');
  });

  it('says what it looked for where it knows nothing', async () => {
    const folder = appCopy('plain-wsgi');
    mkdirSync(join(folder, 'empty'));
    const { code, stderr } = await init(folder, 'empty');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^no application was recognised in empty\n {2}Looked for .*Django, .*\n/),
    });
    expect(await init(folder, 'nosuch')).toMatchObject({ code: 3, stderr: expect.stringContaining('nosuch') });
  });

  it('takes what is wished for, and refuses what does not fit', async () => {
    const folder = appCopy('plain-wsgi');
    const words = ['--name', 'other', '--web', 'apache', '--server', 'uwsgi', '--supervisor', 'supervisord'];
    const { code, stdout } = await init(folder, '--json', ...words, '--out', '../above.yaml');
    const { file, choices, description } = JSON.parse(stdout);
    expect({ code, file }).toEqual({ code: 0, file: '../above.yaml' });
    expect(description).toBe(readFileSync(join(folder, '../above.yaml'), 'utf8'));
    expect((await settleFile(join(folder, '../above.yaml'))).stack.name).toBe('other');
    for (const { reason } of choices) expect(reason).toMatch(/\.$/);
    const refused = await init(folder, '--server', 'starman');
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Starman cannot run') });
    expect(existsSync(join(folder, 'stack.yaml'))).toBe(false);
    const outside = await init(folder, '--out', 'below/stack.yaml');
    expect(outside).toMatchObject({ code: 2, stderr: expect.stringContaining('lead out of its own folder') });
  });

  it('asks on a terminal, and writes what is answered', { timeout: 30_000 }, () => {
    const folder = appCopy('plain-wsgi');
    const asked = (answers: string[]) =>
      spawnSync('script', ['-qec', `"${process.execPath}" "${join(root, 'bin/stackwright.mjs')}" init`, '/dev/null'], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: '1', TERM: 'dumb' },
        input: answers.map((answer) => `${answer}\n`).join(''),
        encoding: 'utf8',
      });
    expect(asked(['', 'apache', '', 'no']).status).toBe(1);
    expect(existsSync(join(folder, 'stack.yaml'))).toBe(false);
    const { status, stdout } = asked(['shop', 'apache', '', 'yes']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('name? [plain-wsgi]') });
    const written = readFileSync(join(folder, 'stack.yaml'), 'utf8');
    expect(written).toMatch(/^name: shop .*$/m);
    expect(written).toMatch(/^web: apache .*$/m);
    expect(written).toMatch(/^server: gunicorn .*$/m);
  });
});
