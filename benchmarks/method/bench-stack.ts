import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { freePort } from '../../src/deploy/free-port.ts';
import { render } from '../../src/pipeline/render.ts';
import type { Door } from './observer.ts';

/** A copy of a stack that no other stack of this machine meets. */
export interface BenchStack {
  readonly name: string;
  /** The description. */
  readonly file: string;
  /** The rendered folder. */
  readonly folder: string;
  readonly door: Door;
  /** Deletes the copy. */
  remove(): void;
}

/**
 * Copies the folder of a description below a temporary one, gives it a name and a port of its own, and renders it.
 * `stack`: the description's path in the project; `begin`: of the name, for stacks of a scope that is not ours.
 */
export async function benchStack(root: string, stack: string, begin = benchScope): Promise<BenchStack> {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'stackwright-bench-')));
  cpSync(join(root, dirname(stack)), copy, {
    recursive: true,
    filter: (path) => !/(?:^|\/)(?:deploy|__pycache__)$/.test(path),
  });
  const file = join(copy, basename(stack));
  const name = `${begin}-${basename(dirname(stack))}-${basename(stack, '.yaml')}`;
  const port = await freePort('127.0.0.1');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^name: .*$/m, `name: ${name}\nlisten: {port: ${port}}`));
  const { folder } = await render({ file });
  const host = /^hosts: \[([\w.-]+)/m.exec(text)?.[1] ?? 'localhost';
  const path = /^ +health: (\S+)$/m.exec(text)?.[1] ?? '/';
  return { name, file, folder, door: { name, port, host, path }, remove: () => rmSync(copy, { recursive: true }) };
}

/** Begins the name of every stack and of every scope of a benchmark; the benchmark's process follows. */
export const prefix = 'swbench-';

/** The scope of this process's stacks. */
export const benchScope = `${prefix}${process.pid}`;
