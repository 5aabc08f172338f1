import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { engineAddress } from '../../../src/deploy/engine-address.ts';
import { freePort } from '../../../src/deploy/free-port.ts';
import { render } from '../../../src/pipeline/render.ts';

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
}

/** Builds the image with Compose in it; seconds the first time. */
export async function buildCompose(): Promise<void> {
  await run('docker', ['build', '-q', '-t', IMAGE, '-f', join(here, 'compose.Dockerfile'), here]);
}

/** Copies a stack, with things beside it that must not get into an image, and renders it. */
export async function rendered(stack: string): Promise<Rendered> {
  const root = mkdtempSync(join(tmpdir(), 'stackwright-compose-'));
  cpSync(join(stacks, dirname(stack)), root, { recursive: true });
  for (const secret of ['.env', '__pycache__/x.pyc', '.git/config']) {
    cpSync(fileURLToPath(import.meta.url), join(root, 'app', secret));
  }
  const file = join(root, basename(stack));
  const port = await freePort('127.0.0.1');
  const name = `swtest-${stack.replace(/\W+/g, '-').replace(/-yaml$/, '')}-${process.pid}`;
  const text = readFileSync(file, 'utf8').replace(/^name: .*$/m, `name: ${name}\nlisten: {port: ${port}}`);
  writeFileSync(file, text);
  const { folder } = await render({ file });
  return { name, port, file, folder };
}

/** `docker compose …` in the rendered folder, from a container that has nothing else; both outputs in one. */
export async function compose({ folder }: Rendered, ...words: string[]): Promise<string> {
  const socket = engineAddress(process.env, '/nowhere').socketPath ?? '';
  const root = dirname(dirname(folder));
  const mounts = ['-v', `${socket}:/var/run/docker.sock`, '-v', `${root}:${root}`, '-w', folder];
  const { stdout, stderr } = await run('docker', ['run', '--rm', ...mounts, IMAGE, 'docker', 'compose', ...words], {
    maxBuffer: 2 ** 26,
  });
  return stdout + stderr;
}
