import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Files } from '../../../src/model/plan.ts';
import type { Stack } from '../../../src/model/stack.ts';
import { filesOf } from '../../../src/pipeline/files-of.ts';
import { settledStack, startableFiles } from '../../stacks/every-stack-file.ts';
import { judgeImage } from './judge-image.ts';
import { judgeOf, readElsewhere } from './judges.ts';
import { throwAway } from './throw-away.ts';

vi.setConfig({ maxConcurrency: 2 });

interface Subject {
  readonly file: string;
  readonly root: string;
  readonly stack: Stack;
  readonly files: Files;
}

const stackFiles = await startableFiles();
const base = mkdtempSync(join(tmpdir(), 'stackwright-judged-'));
let image = '';
let subjects: Subject[] = [];

beforeAll(async () => {
  subjects = await Promise.all(
    stackFiles.map(async (file) => {
      const { stack, root } = await settledStack(file);
      return { file, root, stack, files: filesOf(stack).files };
    }),
  );
  image = await judgeImage();
}, 600_000);
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('nothing can be taken from where files are judged', async () => {
  const look = 'id -u; grep CapEff /proc/self/status; ls /sys/class/net; touch /etc/x; env | sort; ls /srv';
  const [judgement] = await throwAway(image, [['sh', '-c', look]], { mounts: {} });
  const lines = (judgement?.output ?? '')
    .split('\n')
    .filter((line) => !/^(?:HOME|HOSTNAME|LC_CTYPE|PATH|PWD)=/.test(line));
  expect(lines.slice(0, 3)).toEqual(['65534', 'CapEff:\t0000000000000000', 'lo']);
  expect(lines.slice(3).join('\n')).toBe("touch: cannot touch '/etc/x': Read-only file system\n");
});

test.concurrent.each(stackFiles)('%s: every file is judged by its own program, and well', async (file) => {
  const subject = subjects.find((each) => each.file === file);
  if (!subject) throw new Error(`${file} is not settled`);
  for (const { path, code, output } of await judge(subject)) {
    expect([path, code], output).toEqual([path, 0]);
    expect(output, path).not.toMatch(/\b(?:warn|emerg|error|deprecated)\b/i);
  }
});

test('a file that is wrong is not judged well', async () => {
  const wrong: Readonly<Record<string, string>> = {
    'nginx.conf': 'bogus;\n',
    'httpd.conf': 'Bogus\n',
    'haproxy.cfg': 'bogus\n',
    Caddyfile: 'bogus {\n',
    'lighttpd.conf': 'bogus\n',
    'lighttpd.lua': 'if\n',
    'uwsgi.ini': 'bogus = 1\n',
    'gunicorn.conf.py': 'bogus()\n',
    'supervisord.conf': '[program:bogus]\n',
    healthcheck: 'if\n',
  };
  const files = (all: Files) => all.map((each) => ({ ...each, text: each.text + (wrong[each.path] ?? '') }));
  const few = [
    'notes/scgi.yaml',
    'notes/gunicorn.yaml',
    'notes/haproxy.yaml',
    'hello/lighttpd.yaml',
    'notes/caddy.yaml',
  ].map((name) => subjects.find(({ file }) => file === name));
  const seen = new Map<string, number>();
  for (const subject of few.filter((each) => each !== undefined)) {
    const spoilt = { ...subject, files: files(subject.files), file: `wrong-${subject.file}` };
    for (const { path, code } of await judge(spoilt)) if (wrong[path]) seen.set(path, code);
  }
  expect([...seen.keys()].sort()).toEqual(Object.keys(wrong).sort());
  expect([...seen].filter(([, code]) => code === 0)).toEqual([]);
});

/** The files of a stack that a program of its image reads, each with the command that judges it. */
function judged({ files, stack }: Subject): { path: string; argv: readonly string[] }[] {
  return files
    .filter(({ path }) => !readElsewhere.test(path))
    .map((file) => {
      const argv = judgeOf(file, stack);
      if (argv === null) throw new Error(`nobody judges ${file.path}`);
      return { path: file.path, argv };
    });
}

async function judge(subject: Subject) {
  const { file, root, stack, files } = subject;
  const folder = join(base, file.replace('/', '-'));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o644 });
  }
  const { app } = stack.description;
  const memory = ['/run/stack', '/run/app', ...Object.values(app.volumes)];
  const mounts = { '/etc/stack': folder, '/srv/app': join(root, app.path) };
  const commands = judged(subject);
  // What is told of the application in the open; what is secret is not here.
  const open = Object.entries(app.env).map(([name, value]) => `${name}=${value}`);
  const ends = await throwAway(
    image,
    commands.map(({ argv }) => ['env', ...open, ...argv]),
    { mounts, memory },
  );
  return commands.map(({ path }, index) => ({ path, code: 1, output: '', ...ends[index] }));
}
