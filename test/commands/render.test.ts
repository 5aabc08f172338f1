import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../readme/markdown.ts';
import { stackFiles } from '../stacks/every-stack-file.ts';
import { buildFirst } from './build-first.ts';
import { type End, runNode, runProgram, type Surroundings, sampleCopy } from './own-program.ts';

buildFirst();

const name = 'hello';
const rendered = `deploy/${name}`;

/** A folder with a description, and how to work on it. */
function sample() {
  const cwd = sampleCopy(name);
  const path = (file: string) => join(cwd, rendered, file);
  return {
    cwd,
    path,
    render: (...args: string[]): Promise<End> => runProgram(['render', 'stack.yaml', ...args], { cwd }),
    describe: (from: RegExp, to: string) => {
      const text = readFileSync(join(cwd, 'stack.yaml'), 'utf8');
      expect(text).toMatch(from);
      writeFileSync(join(cwd, 'stack.yaml'), text.replace(from, to));
    },
    snapshot: () => snapshot(join(cwd, rendered)),
  };
}

/** All that tells whether somebody touched a folder: contents, modes, inodes and times, its own too. */
function snapshot(folder: string): Record<string, string> {
  const paths = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].sort();
  return Object.fromEntries(
    paths.map((path) => {
      const state = lstatSync(join(folder, path), { bigint: true });
      const text = state.isFile() ? readFileSync(join(folder, path), 'latin1') : '';
      return [path, `${state.mode} ${state.ino} ${state.mtimeNs} ${state.ctimeNs} ${text}`];
    }),
  );
}

describe('rendering again', () => {
  it('touches nothing when nothing changed', async () => {
    const { render, snapshot } = sample();
    expect(await render()).toEqual({
      code: 0,
      stdout: `${rendered}: 10 written, 0 unchanged, 0 removed\n`,
      stderr: '',
    });
    const before = snapshot();
    expect(await render()).toEqual({
      code: 0,
      stdout: `${rendered}: 0 written, 10 unchanged, 0 removed\n`,
      stderr: '',
    });
    expect(await render('--force')).toMatchObject({ code: 0 });
    expect(await render('--check')).toEqual({ code: 0, stdout: `${rendered} is up to date\n`, stderr: '' });
    expect(snapshot()).toEqual(before);
  });

  it('changes only the files that changed', async () => {
    const { render, describe, snapshot } = sample();
    await render();
    const before = snapshot();
    describe(/^server:.*$/m, 'server: uwsgi\nworkers: 7');
    expect((await render()).stdout).toBe(`${rendered}: 3 written, 7 unchanged, 0 removed\n`);
    const after = snapshot();
    const touched = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(touched).toEqual(['.', '.stackwright.json', 'README.md', 'compose.yaml', 'uwsgi.ini']);
  });

  it('removes what it rendered before, and nothing else', async () => {
    const { render, describe, path } = sample();
    await render();
    writeFileSync(path('notes.txt'), 'mine');
    describe(/^server:.*$/m, 'server: gunicorn');
    describe(/^link:.*$/m, '');
    expect((await render()).stdout).toBe(`${rendered}: 7 written, 3 unchanged, 1 removed\n`);
    expect(existsSync(path('uwsgi.ini'))).toBe(false);
    expect(readFileSync(path('notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('a file that was changed by hand', () => {
  const refusal = (files: string) =>
    `Changed by hand since it was rendered: ${files}\n` +
    `  Nothing in ${rendered} was touched. Say in the description what the change is for, or overwrite it with --force.\n` +
    '  --check lists all that differs.\n';

  it.each([
    ['its text', (path: string) => appendFileSync(path, '# mine\n')],
    ['its mode', (path: string) => chmodSync(path, 0o755)],
  ])('is not overwritten: %s', async (_, edit) => {
    const { render, describe, snapshot, path } = sample();
    await render();
    edit(path('uwsgi.ini'));
    // Other files would change: none of them does.
    describe(/^server:.*$/m, 'server: uwsgi\nworkers: 7');
    const before = snapshot();
    expect(await render()).toEqual({ code: 3, stdout: '', stderr: refusal('uwsgi.ini') });
    expect(snapshot()).toEqual(before);
    expect(await render('--force')).toMatchObject({ code: 0, stderr: '' });
    expect(await render('--check')).toMatchObject({ code: 0 });
    expect(readFileSync(path('uwsgi.ini'), 'utf8')).not.toContain('mine');
  });

  it('is not removed either', async () => {
    const { render, describe, path } = sample();
    await render();
    appendFileSync(path('uwsgi.ini'), '# mine\n');
    describe(/^server:.*$/m, 'server: gunicorn');
    describe(/^link:.*$/m, '');
    expect(await render()).toEqual({ code: 3, stdout: '', stderr: refusal('uwsgi.ini') });
    expect((await render('--check')).stdout).toContain('  extra     uwsgi.ini  (edited)\n');
    expect(readFileSync(path('uwsgi.ini'), 'utf8')).toMatch(/# mine\n$/);
    expect(await render('--force')).toMatchObject({ code: 0 });
    expect(existsSync(path('uwsgi.ini'))).toBe(false);
  });
});

describe('render --check', () => {
  it('lists all that drifted, and writes nothing', async () => {
    const { render, describe, path, snapshot } = sample();
    expect((await render('--check')).stdout).toMatch(/^deploy\/hello is out of date\n( {2}missing {3}\S+\n){10}$/);
    expect(existsSync(path('..'))).toBe(false);
    await render();
    describe(/^server:.*$/m, 'server: gunicorn');
    describe(/^link:.*$/m, '');
    appendFileSync(path('nginx.conf'), '# mine\n');
    rmSync(path('compose.yaml'));
    mkdirSync(path('more'));
    writeFileSync(path('more/compose.override.yaml'), '');
    const before = snapshot();
    const lines = [
      `${rendered} is out of date`,
      '  changed   README.md',
      '  changed   app.Dockerfile',
      '  changed   app.Dockerfile.dockerignore',
      '  missing   compose.yaml',
      '  missing   gunicorn.conf.py',
      '  changed   listening',
      '  not ours  more  (left alone)',
      '  edited    nginx.conf',
      '  extra     uwsgi.ini',
    ];
    expect(await render('--check')).toEqual({ code: 1, stdout: `${lines.join('\n')}\n`, stderr: '' });
    expect(snapshot()).toEqual(before);
  });

  it('passes what somebody put beside the files, and tells it', async () => {
    const { render, path } = sample();
    await render();
    writeFileSync(path('compose.override.yaml'), '');
    expect(await render('--check')).toEqual({
      code: 0,
      stdout: `${rendered} is up to date\n  not ours  compose.override.yaml  (left alone)\n`,
      stderr: '',
    });
  });
});

describe('the same bytes, whatever the locale, the time zone and the umask', () => {
  const places: readonly Omit<Surroundings, 'cwd'>[] = [
    { env: { LC_ALL: 'C', TZ: 'UTC' }, umask: '022' },
    { env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' }, umask: '077' },
    { env: { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', TZ: 'America/St_Johns' }, umask: '000' },
  ];

  it('of the command', async () => {
    const folders = await Promise.all(
      places.map(async (place) => {
        const cwd = sampleCopy('notes');
        expect(await runProgram(['render', 'stack.yaml'], { cwd, ...place })).toMatchObject({ code: 0, stderr: '' });
        return contents(join(cwd, 'deploy'));
      }),
    );
    expect(folders[1]).toEqual(folders[0]);
    expect(folders[2]).toEqual(folders[0]);
    expect(new Set(Object.values(folders[0] ?? {}).map((each) => each.split(' ')[0]))).toEqual(
      new Set(['40755', '100644', '100755']),
    );
  });

  it('of every sample', async () => {
    const source = `
      const { render } = await import(${JSON.stringify(join(root, 'dist/index.js'))});
      for (const file of process.argv.slice(1)) await render({ file });`;
    const folders = await Promise.all(
      places.map(async (place) => {
        const cwd = sampleCopy('.');
        const args = ['--input-type=module', '-e', source, ...stackFiles];
        expect(await runNode(args, { cwd, ...place })).toEqual({ code: 0, stdout: '', stderr: '' });
        return contents(cwd);
      }),
    );
    expect(Object.keys(folders[0] ?? {}).filter((path) => path.endsWith('compose.yaml')).length).toBeGreaterThan(4);
    expect(folders[1]).toEqual(folders[0]);
    expect(folders[2]).toEqual(folders[0]);
  });
});

/** Mode in octal and bytes of all that was rendered into a folder. */
function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths
      .filter((path) => folder.endsWith('deploy') || /\/deploy\//.test(path))
      .map((path) => {
        const state = lstatSync(join(folder, path));
        return [path, `${state.mode.toString(8)} ${state.isFile() ? readFileSync(join(folder, path), 'latin1') : ''}`];
      }),
  );
}
