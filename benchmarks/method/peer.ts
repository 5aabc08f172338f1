import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineAddress } from '../../src/deploy/engine-address.ts';

const run = promisify(execFile);

/** Where Debian's package keeps it. */
const inImage = '/usr/libexec/docker/cli-plugins/docker-compose';
/** Its own: benchmarks that begin together take the peer out side by side. */
const image = `stackwright-peer-${process.pid}`;

/** Docker Compose, run by this machine's own docker command. */
export interface Peer {
  readonly version: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Compose as Debian trixie packages it, taken out of an image: nothing of this machine is touched, and no container
 * stands between the clock and the command.
 */
export async function composePeer(root: string): Promise<Peer> {
  const config = join(root, 'node_modules/.cache/stackwright/docker-config');
  const plugin = join(config, 'cli-plugins/docker-compose');
  if (!existsSync(plugin)) await takeOut(join(root, 'test/docker/compose'), plugin);
  writeFileSync(join(config, 'config.json'), '{}\n');
  // The engine's classic builder finds the layers that ours has made, and leaves no cache of its own.
  const env = { DOCKER_CONFIG: config, DOCKER_HOST: engineAddress(process.env, homedir()).url, DOCKER_BUILDKIT: '0' };
  const argv = ['docker', 'compose'];
  const { stdout } = await run('docker', ['compose', 'version', '--short'], { env: { ...process.env, ...env } });
  return { version: stdout.trim(), argv, env };
}

async function takeOut(context: string, plugin: string): Promise<void> {
  await run('docker', ['build', '-q', '-t', image, '-f', join(context, 'compose.Dockerfile'), context]);
  const { stdout } = await run('docker', ['create', image]);
  try {
    mkdirSync(join(plugin, '..'), { recursive: true });
    await run('docker', ['cp', `${stdout.trim()}:${inImage}`, `${plugin}.part`]);
    renameSync(`${plugin}.part`, plugin);
  } finally {
    await run('docker', ['rm', stdout.trim()]);
    await run('docker', ['rmi', image]);
  }
}
