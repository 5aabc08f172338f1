import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { openSession } from '../../scripts/setup/session.mjs';
import { root } from '../readme/markdown.ts';
import { sampleCopy } from './own-program.ts';

beforeAll(() => ensureBuild(openSession(2, new AbortController().signal)), 120_000);

const program = [process.execPath, join(root, 'bin/stackwright.mjs')];
const nobody = 65534;

interface As {
  /** Another user than the one that owns the files; only root can be somebody else. */
  readonly uid?: number;
  /** A shell line that runs the program as `"$@"`. */
  readonly around?: string;
}

/** Runs the program in a folder; the folder is written FOLDER in what it says. */
function run(folder: string, args: readonly string[], { uid, around = 'exec "$@"' }: As = {}) {
  const { FORCE_COLOR: _, ...env } = process.env;
  const options = {
    cwd: folder,
    env: { ...env, NO_COLOR: '1' },
    encoding: 'utf8',
    ...(uid ? { uid, gid: uid } : {}),
  } as const;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', around, 'sh', ...program, ...args], options);
  return {
    code: status,
    stdout,
    said: stderr.replaceAll(folder, 'FOLDER').replace(/\buser \d+/g, 'user WHO'),
  };
}

/** A copy of the smallest sample that everybody may look into. */
function sample(): string {
  const folder = sampleCopy('hello');
  chmodSync(folder, 0o755);
  return folder;
}

const isRoot = process.getuid?.() === 0;
/** The user without rights: another one where we are root, else ourselves against modes that shut us out. */
const shutOut = isRoot ? { uid: nobody } : {};

describe('the output folder', () => {
  it('is a link that leads out', () => {
    const folder = sample();
    const outside = sample();
    symlinkSync(outside, join(folder, 'deploy'));
    expect(run(folder, ['render', 'stack.yaml'])).toEqual({
      code: 3,
      stdout: '',
      said: `FOLDER/deploy/hello leads out of the folder of the description, over a symbolic link.
  Nothing was touched. Remove the link, or name another folder with --out.
`,
    });
    expect(existsSync(join(outside, 'hello'))).toBe(false);
  });

  it.each(['..', '/etc/stack'])('%s is outside', (out) => {
    const folder = sample();
    expect(run(folder, ['render', 'stack.yaml', '--out', out])).toEqual({
      code: 2,
      stdout: '',
      said: `${out} does not lie below FOLDER
  The build context is the folder of the description, so the rendered folder must be inside it: --out deploy, for instance.
`,
    });
  });

  it('may not be written to', () => {
    const folder = sample();
    chmodSync(folder, 0o555);
    const { code, said } = run(folder, ['render', 'stack.yaml'], shutOut);
    chmodSync(folder, 0o755);
    expect({ code, said }).toEqual({
      code: 3,
      said: `cannot write FOLDER/deploy/hello: permission denied
  This is user WHO, who may not write there.
  Every file there is whole: as it was before, or as rendered.
`,
    });
  });

  it('is full', () => {
    const folder = sample();
    expect(run(folder, ['render', 'stack.yaml']).code).toBe(0);
    const before = readFileSync(join(folder, 'deploy/hello/nginx.conf'), 'utf8');
    const fill =
      'mount -t tmpfs -o size=12k none deploy/hello && "$@" && exit 9; code=$?; ls -A deploy/hello; exit $code';
    const { code, stdout, said } = run(folder, ['render', 'stack.yaml'], {
      around: `exec unshare -Urm sh -c '${fill}' sh "$@"`,
    });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(said).toMatch(
      /^cannot write FOLDER\/deploy\/hello\/[\w.]+: the disk is full\n {2}df -h tells what is left\.\n {2}Every file there is whole: as it was before, or as rendered\.\n$/,
    );
    expect(readFileSync(join(folder, 'deploy/hello/nginx.conf'), 'utf8')).toBe(before);
  });

  it.each([
    ['a pipe', (path: string) => spawnSync('mkfifo', [path]), 'is not a plain file'],
    ['a link', (path: string) => symlinkSync('/etc/passwd', path), 'is a symbolic link'],
    ['a folder', (path: string) => mkdirSync(path), 'is a folder'],
  ])('has %s where a file belongs', (_, make, what) => {
    const folder = sample();
    mkdirSync(join(folder, 'deploy/hello'), { recursive: true });
    make(join(folder, 'deploy/hello/nginx.conf'));
    expect(run(folder, ['render', 'stack.yaml'])).toEqual({
      code: 3,
      stdout: '',
      said: `FOLDER/deploy/hello/nginx.conf ${what}
  Nothing was touched. Remove it: files are only written into the folder itself.
`,
    });
  });

  it('has a hard link where a file belongs: its other name keeps what it was', () => {
    const folder = sample();
    mkdirSync(join(folder, 'deploy/hello'), { recursive: true });
    writeFileSync(join(folder, 'mine'), 'mine');
    linkSync(join(folder, 'mine'), join(folder, 'deploy/hello/nginx.conf'));
    expect(run(folder, ['render', 'stack.yaml', '--force'])).toMatchObject({ code: 0, said: '' });
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine');
  });
});

describe('what may not be read', () => {
  it('is the application, told with what would let it be read', () => {
    const folder = sample();
    const mode = isRoot ? 0o711 : 0o311;
    chmodSync(join(folder, 'app'), mode);
    const end = run(folder, ['validate', 'stack.yaml'], shutOut);
    chmodSync(join(folder, 'app'), 0o755);
    expect(end).toEqual({
      code: 2,
      stdout: '',
      said: `stack.yaml:4:9  app may not be read
   4 │   path: ./app
     │         ~~~~~
  app belongs to user WHO, mode 0${mode.toString(8)}; this is user WHO.
  Let everyone read it: chmod -R a+rX app
`,
    });
  });

  it('is the description itself', () => {
    const folder = sample();
    chmodSync(join(folder, 'stack.yaml'), isRoot ? 0o600 : 0);
    const { code, said } = run(folder, ['validate', 'stack.yaml'], shutOut);
    expect({ code, said }).toEqual({ code: 2, said: 'stack.yaml may not be read\n' });
  });
});
