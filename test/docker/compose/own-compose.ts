import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { engineAddress } from '../../../src/deploy/engine-address.ts';
import { freePort } from '../../../src/deploy/free-port.ts';
import type { FrontDoor } from '../../../src/model/plan.ts';
import { filesOf } from '../../../src/pipeline/files-of.ts';
import { render } from '../../../src/pipeline/render.ts';
import { settleFile } from '../../../src/pipeline/settle-file.ts';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const stacks = fileURLToPath(new URL('../../../stacks/', import.meta.url));
const IMAGE = 'swtest-compose';

/** A rendered stack in a folder of its own, under a name and a port of its own. */
export interface Rendered {
  readonly name: string;
  readonly port: number;
  /** The description. */
  readonly file: string;
  /** The rendered folder. */
  readonly folder: string;
  readonly entry: FrontDoor;
}

/** Docker Compose in a container that has nothing else. */
export interface OwnCompose {
  /** Copies a stack, with things beside it that must not get into an image, and renders it. */
  readonly rendered: (stack: string) => Promise<Rendered>;
  /** `docker compose …` in the rendered folder; both outputs in one. */
  readonly compose: (rendered: Rendered, ...words: string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts it; its image takes seconds the first time. */
export async function ownCompose(): Promise<OwnCompose> {
  await run('docker', ['build', '-q', '-t', IMAGE, '-f', join(here, 'compose.Dockerfile'), here]);
  const root = mkdtempSync(join(tmpdir(), 'stackwright-compose-'));
  const container = `swtest-compose-${process.pid}`;
  const socket = engineAddress(process.env, '/nowhere').socketPath ?? '';
  const mounts = ['-v', `${socket}:/var/run/docker.sock`, '-v', `${root}:${root}`];
  await run('docker', ['run', '--detach', '--rm', '--init', '--name', container, ...mounts, IMAGE, 'sleep', '900']);
  const compose = async ({ folder }: Rendered, ...words: string[]) => {
    const { stdout, stderr } = await run('docker', ['exec', '-w', folder, container, 'docker', 'compose', ...words], {
      maxBuffer: 2 ** 26,
    });
    // Beginnings of lines that it would overwrite on a terminal.
    return (stdout + stderr).replaceAll('\u001b[2K', '');
  };
  const close = async () => {
    await run('docker', ['rm', '--force', container]);
    rmSync(root, { recursive: true });
  };
  return { rendered: (stack) => rendered(stack, mkdtempSync(join(root, 'stack-'))), compose, close };
}

async function rendered(stack: string, root: string): Promise<Rendered> {
  cpSync(join(stacks, dirname(stack)), root, { recursive: true });
  for (const secret of ['.env', '__pycache__/x.pyc', '.git/config']) {
    cpSync(fileURLToPath(import.meta.url), join(root, 'app', secret));
  }
  const file = join(root, basename(stack));
  const port = await freePort('127.0.0.1');
  const name = `swtest-${stack.replace(/[^a-z0-9]+/g, '-').replace(/-yaml$/, '')}-${process.pid}`;
  const text = readFileSync(file, 'utf8').replace(/^name: .*$/m, `name: ${name}\nlisten: {port: ${port}}`);
  writeFileSync(file, text);
  const { folder } = await render({ file });
  const { entry } = filesOf((await settleFile(file)).stack).plan;
  return { name, port, file, folder, entry };
}
