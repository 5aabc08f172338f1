import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A temporary folder to run a reader's commands in, with `stackwright` on the PATH. */
export interface Workshop {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  close(): void;
}

/** Makes one; `project` is the folder of the Stackwright that the commands run. */
export function openWorkshop(project: (folder: string) => string, env: NodeJS.ProcessEnv = {}): Workshop {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stackwright-readme-')));
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  const launcher = join(bin, 'stackwright');
  writeFileSync(
    launcher,
    `#!/bin/sh\nexec '${process.execPath}' '${join(project(folder), 'bin/stackwright.mjs')}' "$@"\n`,
  );
  chmodSync(launcher, 0o755);
  const { FORCE_COLOR: _, ...own } = process.env;
  const plain = { NO_COLOR: '1', LC_ALL: 'C.UTF-8', PATH: `${bin}${delimiter}${process.env.PATH}` };
  return { folder, env: { ...own, ...plain, ...env }, close: () => rmSync(folder, { recursive: true, force: true }) };
}
