import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../readme/markdown.ts';
import { openWorkshop, type Workshop } from '../readme/workshop.ts';
import { buildFirst } from './build-first.ts';
import { examplesOf } from './examples.ts';

let workshop: Workshop | undefined;
buildFirst();
beforeAll(() => {
  workshop = openWorkshop((folder) => {
    const filter = (path: string) => !/\/(deploy|__pycache__)$/.test(path);
    cpSync(join(root, 'stacks'), join(folder, 'stacks'), { recursive: true, filter });
    cpSync(join(root, 'stacks/notes'), folder, { recursive: true, filter });
    return root;
  });
});
afterAll(() => workshop?.close());

it('every example of a command’s help does what it says, without an engine', { timeout: 30_000 }, () => {
  if (!workshop) throw new Error('there is no workshop');
  const { folder: cwd, env } = workshop;
  const examples = examplesOf('plain');
  expect(examples.length).toBeGreaterThan(8);
  for (const { line } of examples) {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd, env, encoding: 'utf8' });
    expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' });
    if (!/[>(]/.test(line)) expect(stdout, line).not.toBe('');
  }
});
