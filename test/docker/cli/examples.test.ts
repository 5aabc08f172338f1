import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuild } from '../../../scripts/setup/build.mjs';
import { openSession } from '../../../scripts/setup/session.mjs';
import { type Example, examplesOf } from '../../commands/examples.ts';
import { openWorkshop, type Workshop } from '../../readme/workshop.ts';
import { root } from './own-cli.ts';

/** The names of the examples stand for this checkout's, so that a second run finds its images built. */
const own = createHash('sha256').update(`examples ${root} ${userInfo().uid}`).digest('hex').slice(0, 6);
const names: Readonly<Record<string, string>> = { notes: `n${own}`, second: `s${own}` };
/** What is brought up first can be looked at and taken down. */
const order = ['doctor', 'up', 'ps', 'logs', 'test', 'gc', 'down'];

let workshop: Workshop;
beforeAll(async () => {
  await ensureBuild(openSession(2, new AbortController().signal));
  workshop = openWorkshop(layOut, { STACKWRIGHT_SCOPE: `examples-${own}` });
});
afterAll(async () => {
  await run('stackwright down --all --volumes');
  workshop.close();
});

/** The stack that the examples name, and a folder with it: one image for both. */
function layOut(folder: string): string {
  const text = readFileSync(join(root, 'stacks/hello/stack.yaml'), 'utf8');
  const named = text.replace(/^name: .*$/m, `name: ${names.notes}\nlisten: {port: 0}`);
  for (const place of [folder, join(folder, 'stacks/notes')]) {
    mkdirSync(place, { recursive: true });
    cpSync(join(root, 'stacks/hello/app'), join(place, 'app'), { recursive: true });
    writeFileSync(join(place, 'stack.yaml'), named);
  }
  return root;
}

/** Runs a line in a shell; one that follows is interrupted as soon as it has said something. */
async function run(line: string) {
  const shell = spawn('bash', ['-c', `exec ${line}`], { cwd: workshop.folder, env: workshop.env });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.on('data', (text) => {
      output += text;
      if (/ (-f|--follow)\b/.test(line)) shell.kill('SIGINT');
    });
  const status = await new Promise<number | null>((resolve) => shell.once('close', resolve));
  return { line, status, output };
}

function inOrder(examples: readonly Example[]): Example[] {
  for (const { command } of examples) if (!order.includes(command)) throw new Error(`${command} has no place yet`);
  return [...examples].sort((left, right) => order.indexOf(left.command) - order.indexOf(right.command));
}

test('every example of a command’s help does what it says, with an engine', async () => {
  const examples = inOrder(examplesOf('engine'));
  expect(new Set(examples.map(({ command }) => command))).toEqual(new Set(order));
  for (const { line } of examples) {
    const ours = line.replace(/(?<![\w/-])(notes|second)(?![\w/])/g, (name) => names[name] ?? name);
    const { status, output } = await run(ours);
    expect({ ours, status, output }).toEqual({
      ours,
      status: / -f\b/.test(line) ? 130 : 0,
      output: expect.stringMatching(/\w/),
    });
  }
});
