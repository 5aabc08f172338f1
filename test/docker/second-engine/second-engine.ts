import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type Docker from 'dockerode';
import { connect } from '../../../src/deploy/connect.ts';
import { soon } from './soon.ts';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const IMAGE = 'swtest-second-engine';

/** An engine in a container of the one that these tests use: newer than Debian 12's, and nobody else's. */
export interface SecondEngine {
  /** Points a command to it. */
  readonly env: { readonly DOCKER_HOST: string };
  readonly docker: Docker;
  /** The address of its machine. */
  readonly host: string;
  /** Copies images of the outer engine, with their ids. */
  readonly load: (...tags: readonly string[]) => Promise<void>;
  /** Runs a command on its machine; gives what it prints. */
  readonly sh: (command: string) => Promise<string>;
  /** Ends the engine as nothing else can; its machine stays. */
  readonly kill: () => Promise<void>;
  /** Starts it again; resolves when it answers. */
  readonly start: () => Promise<void>;
  /** Ends its machine, with everything in it. */
  readonly close: () => Promise<void>;
}

/** What the engine keeps its images and containers in. */
export type DataRoot = '--volume=/var/lib/docker' | `--tmpfs=/var/lib/docker:${string}`;

/** What a process needs to be an engine in a container. Not --privileged: that asks for what this machine may not have. */
const RIGHTS = [
  ...['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE'].map((capability) => `--cap-add=${capability}`),
  ...['seccomp=unconfined', 'apparmor=unconfined', 'systempaths=unconfined'].map(
    (option) => `--security-opt=${option}`,
  ),
  '--device-cgroup-rule=a *:* rwm',
  '--volume=/sys/fs/cgroup:/sys/fs/cgroup:rw',
];

/** The engine's containers belong to its own group of processes, so that nothing of them outlives it. */
const DAEMON = `rm -f /var/run/docker.pid; dockerd -H tcp://0.0.0.0:2375 --tls=false \
--cgroup-parent "$(sed -n 's/^[0-9]*:memory://p' /proc/self/cgroup)"`;

/** Starts it; the first time its image is built. */
export async function secondEngine(name: string, root: DataRoot = '--volume=/var/lib/docker'): Promise<SecondEngine> {
  await run('docker', ['build', '-q', '-t', IMAGE, '-f', `${here}engine.Dockerfile`, here]);
  const container = `swtest-${name}-${process.pid}`;
  const words = ['run', '--rm', '--interactive', '--init', '--name', container, ...RIGHTS, root, IMAGE];
  // `cat` ends when this process does, however it ends: then the container goes, and with it all that is in it.
  const machine = spawn('docker', [...words, 'cat'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const sh = async (command: string) => (await run('docker', ['exec', container, 'sh', '-c', command])).stdout;
  const address = await soon(async () => {
    await sh('true');
    const { stdout } = await run('docker', ['inspect', '-f', '{{.NetworkSettings.IPAddress}}', container]);
    return stdout.trim();
  });
  const env = { DOCKER_HOST: `tcp://${address}:2375` };
  const start = async () => {
    await run('docker', ['exec', '--detach', container, 'sh', '-c', `${DAEMON} >>/var/log/docker.log 2>&1`]);
    await soon(() => connect(env));
  };
  await start();
  return {
    env,
    docker: await connect(env),
    host: address,
    load: async (...tags) =>
      void (await run('sh', ['-c', 'docker save "$@" | docker -H "$0" load -q', env.DOCKER_HOST, ...tags])),
    sh,
    kill: async () => void (await sh('kill -9 $(cat /var/run/docker.pid)')),
    start,
    close: async () => {
      machine.stdin.end();
      await once(machine, 'exit');
    },
  };
}
