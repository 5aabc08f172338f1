import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuild } from '../../../scripts/setup/build.mjs';
import { openSession } from '../../../scripts/setup/session.mjs';
import { examplesOf } from '../../commands/examples.ts';
import { completedLines, keysOf, layOut, typedLines } from '../../commands/typed-lines.ts';
import { root } from '../../readme/markdown.ts';

const run = promisify(execFile);
const image = 'swtest-shells';

let folder = '';
beforeAll(async () => {
  await ensureBuild(openSession(2, new AbortController().signal));
  const here = import.meta.dirname;
  await run('docker', ['build', '-q', '-t', image, '-f', join(here, 'shells.Dockerfile'), here]);
  folder = mkdtempSync(join(tmpdir(), 'stackwright-shells-'));
  layOut(folder);
  mkdirSync(join(folder, '.bin'));
  writeFileSync(join(folder, '.bin/stackwright'), '#!/bin/sh\nexec node /project/bin/stackwright.mjs "$@"\n');
  chmodSync(join(folder, '.bin/stackwright'), 0o755);
  writeFileSync(
    join(folder, '.zshrc'),
    `PS1='> '\nbindkey -e\nautoload -Uz compinit && compinit -u -D\neval "$(stackwright completion zsh)"\n`,
  );
  writeFileSync(
    join(folder, '.lines.fish'),
    ['stackwright completion fish | source', ...typedLines.map(([typed]) => `echo @(complete -C '${typed}')`)].join(
      '\n',
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a shell in the folder, with `keys` as what is typed. */
function shell(command: string, keys: string): Promise<string> {
  const env = ['PATH=/w/.bin:/usr/bin:/bin', 'TERM=dumb', 'LC_ALL=C.UTF-8', 'HOME=/w', 'ZDOTDIR=/w', 'NO_COLOR=1'];
  const mounts = ['-v', `${root}:/project:ro`, '-v', `${folder}:/w`, '-w', '/w'];
  const words = ['run', '--rm', '-i', '--network=none', ...mounts, ...env.flatMap((each) => ['-e', each]), image];
  const child = run('docker', [...words, 'sh', '-c', command]);
  child.child.stdin?.end(keys);
  return child.then(({ stdout }) => stdout);
}

test('zsh completes what is typed', async () => {
  const shown = await shell('script -qec "zsh -i" /dev/null', keysOf(typedLines));
  expect(completedLines(shown)).toEqual(typedLines.map(([, completed]) => completed));
});

test.each(['zsh', 'fish'] as const)('the example for %s does what it says', async (name) => {
  const examples = examplesOf(name);
  expect(examples).toHaveLength(1);
  const setUp = name === 'zsh' ? 'autoload -Uz compinit && compinit -u -D; ' : '';
  for (const { line } of examples) expect(await shell(`${name} -c '${setUp}${line}; echo done'`, '')).toBe('done\n');
});

test('fish offers the rest of what is typed, with what it means', async () => {
  const shown = await shell('fish .lines.fish', '');
  const offered = shown.trim().split('\n');
  const expected = typedLines.map(([typed, completed]) => completed.slice(typed.lastIndexOf(' ') + 1));
  expect(offered.map((line) => line.replace(/^@|[/]?(\t.*)?$/g, ''))).toEqual(expected);
  expect(offered[0]).toBe('@validate\tCheck descriptions, and say everything that is wrong with them.');
});
