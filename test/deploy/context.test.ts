import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { contextEntries } from '../../src/deploy/context-entries.ts';
import { contextTar } from '../../src/deploy/context-tar.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import type { RenderedFile } from '../../src/model/plan.ts';
import type { RunOptions } from '../../src/model/run-options.ts';

const FOLDER = 'deploy/notes';

/** A folder with these files; a value that starts with `->` is a symbolic link. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'stackwright-context-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), join(root, path));
    else writeFileSync(join(root, path), text);
  }
  return root;
}

interface Context {
  readonly user: readonly string[];
  readonly generated?: readonly string[];
  readonly files?: readonly RenderedFile[];
  readonly options?: Partial<RunOptions>;
}

function entriesOf(root: string, { user, generated = [], files = [], options = {} }: Context) {
  const image = { context: { user, generated }, dockerfile: 'app.Dockerfile' };
  return contextEntries({ image, folder: FOLDER, files, options: { root, appFolder: null, ...options } });
}

const pathsOf = async (root: string, context: Context) => (await entriesOf(root, context)).map(({ path }) => path);

async function tarOf(root: string, context: Context): Promise<Buffer> {
  return buffer(contextTar(await entriesOf(root, context), { times: false }));
}

const rendered = (path: string, text = '', executable = false): RenderedFile => ({ path, text, executable });

test('the same content is the same bytes, whatever its times, owners, permissions and order', async () => {
  const [one, two] = [
    tree({ 'app/a.py': 'a', 'app/b/c.py': 'c', 'app/link': '->a.py' }),
    tree({ 'app/link': '->a.py', 'app/b/c.py': 'c', 'app/a.py': 'a' }),
  ];
  utimesSync(join(two, 'app/a.py'), 1, 1);
  chmodSync(join(two, 'app/a.py'), 0o600);
  chmodSync(join(two, 'app/b'), 0o700);
  const context = { user: ['app'], generated: ['nginx.conf'], files: [rendered('nginx.conf', 'x')] };
  expect(sha256(await tarOf(two, context))).toBe(sha256(await tarOf(one, context)));
  writeFileSync(join(two, 'app/a.py'), 'A');
  expect(sha256(await tarOf(two, context))).not.toBe(sha256(await tarOf(one, context)));
});

test('entries are sorted and carry content, links and the executable bit alone', async () => {
  const root = tree({ 'app/run.sh': 'run', 'app/data': 'data', 'app/link': '->data' });
  chmodSync(join(root, 'app/run.sh'), 0o775);
  const unpacked: unknown[] = [];
  const reader = extract();
  reader.on('entry', async ({ name, type, mode, uid, gid, mtime, linkname }, stream, next) => {
    unpacked.push([
      name,
      type,
      mode?.toString(8),
      uid,
      gid,
      mtime?.getTime(),
      linkname ?? (await buffer(stream)).toString(),
    ]);
    stream.resume();
    next();
  });
  reader.end(await tarOf(root, { user: ['app'], files: [rendered('app.Dockerfile', 'FROM x', true)] }));
  await new Promise<void>((resolve) => reader.on('finish', () => resolve()));
  expect(unpacked).toEqual([
    ['app', 'directory', '755', 0, 0, 0, ''],
    ['app/data', 'file', '644', 0, 0, 0, 'data'],
    ['app/link', 'symlink', '777', 0, 0, 0, 'data'],
    ['app/run.sh', 'file', '755', 0, 0, 0, 'run'],
    ['deploy', 'directory', '755', 0, 0, 0, ''],
    ['deploy/notes', 'directory', '755', 0, 0, 0, ''],
    ['deploy/notes/app.Dockerfile', 'file', '755', 0, 0, 0, 'FROM x'],
  ]);
});

test('secrets, caches and repositories stay out, at any depth', async () => {
  const root = tree({
    'app/main.py': '',
    'app/.env': '',
    'app/.env.local': '',
    'app/.git/config': '',
    'app/sub/__pycache__/x.pyc': '',
    'app/sub/x.pyc': '',
    'app/sub/node_modules/x.js': '',
    'app/sub/.venv/bin/python': '',
    'app/sub/tls.pem': '',
    'app/sub/tls.key': '',
    'app/environment': '',
    'app/keys': '',
    'app/apem': '',
  });
  expect(await pathsOf(root, { user: ['app'] })).toEqual([
    'app',
    'app/apem',
    'app/environment',
    'app/keys',
    'app/main.py',
    'app/sub',
  ]);
});

test('only what is named goes in, and the rendered folder as it is rendered', async () => {
  const root = tree({ 'main.py': '', 'other.txt': '', 'deploy/notes/old.conf': '', 'deploy/readme': '' });
  const files = [rendered('nginx.conf'), rendered('README.md'), rendered('app.Dockerfile')];
  const generated = ['nginx.conf'];
  expect(await pathsOf(root, { user: ['main.py'], generated, files })).toEqual([
    'deploy',
    'deploy/notes',
    'deploy/notes/app.Dockerfile',
    'deploy/notes/nginx.conf',
    'main.py',
  ]);
  const all = await pathsOf(root, { user: ['.'], generated, files });
  expect(all).toContain('deploy/readme');
  expect(all).not.toContain('deploy/notes/old.conf');
});

test("a stand-in takes the app's place, but for what it does not have", async () => {
  const root = tree({ 'app/main.py': 'own', 'app/static/site.css': 'own', 'requirements.txt': 'own' });
  const appFolder = tree({ 'main.py': 'probe' });
  const options = { appFolder, appPath: 'app' };
  const entries = await entriesOf(root, { user: ['app', 'requirements.txt'], options });
  expect(entries.map(({ path }) => path)).toEqual(['app', 'app/main.py', 'requirements.txt']);
  expect(entries[1]).toMatchObject({ source: join(appFolder, 'main.py') });
  expect(await pathsOf(root, { user: ['app/static'], options })).toEqual(['app', 'app/static', 'app/static/site.css']);
  expect(await pathsOf(tree({ 'main.py': '' }), { user: ['.'], options: { appFolder, appPath: '.' } })).toEqual([
    'main.py',
  ]);
});

test.each([
  ['to another folder', '/etc/passwd'],
  ['that is absolute, even to the same folder', 'ROOT/app/a'],
  ['above the folder', '../../x'],
  ['through one that leads out', '../away/passwd'],
])('a link %s is refused', async (_, link) => {
  const root = tree({ 'app/a': '', away: '->/etc' });
  const target = link.replace('ROOT', root);
  symlinkSync(target, join(root, 'app/out'));
  const error = await pathsOf(root, { user: ['app'] }).catch((caught) => caught);
  expect(error.problems[0]).toMatchObject({
    kind: 'description',
    summary: `app/out is a symbolic link to ${target}, which leads out of the folder.`,
  });
});

test('a folder behind a link that leads out is refused', async () => {
  const root = tree({ app: '->/etc' });
  await expect(pathsOf(root, { user: ['app/ssl'] })).rejects.toThrow(
    'app/ssl leads out of the folder of the description.',
  );
});

test('links within the folder are kept as they are', async () => {
  const entries = await entriesOf(tree({ 'app/a': '->../shared/b', 'shared/b': '' }), { user: ['app'] });
  expect(entries[1]).toEqual({ path: 'app/a', type: 'link', target: '../shared/b' });
});

test('what is missing is named', async () => {
  await expect(pathsOf(tree({}), { user: ['app'] })).rejects.toThrow('app does not exist.');
  await expect(pathsOf(tree({}), { user: ['app/static'] })).rejects.toThrow('app/static does not exist.');
});

test('a file that changes its size while it is read fails the tar and does not hang it', async () => {
  const root = tree({ 'app/a': 'long text', 'app/b': '' });
  const entries = await entriesOf(root, { user: ['app'] });
  writeFileSync(join(root, 'app/a'), 'short');
  await expect(buffer(contextTar(entries, { times: false }))).rejects.toThrow();
});

test('what is built keeps the times of the user’s files, which become Last-Modified; what is digested does not', async () => {
  const root = tree({ 'app/site.css': 'body {}' });
  utimesSync(join(root, 'app/site.css'), 1_700_000_000, 1_700_000_000);
  const entries = await entriesOf(root, { user: ['app'] });
  const timesIn = async (times: boolean) => {
    const found: number[] = [];
    const reader = extract();
    reader.on('entry', (header, stream, next) => {
      if (header.type === 'file') found.push((header.mtime as Date).getTime());
      stream.on('end', next).resume();
    });
    await pipeline(contextTar(entries, { times }), reader);
    return found;
  };
  expect(await timesIn(true)).toEqual([1_700_000_000_000]);
  expect(await timesIn(false)).toEqual([0]);
});
