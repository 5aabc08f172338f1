import { join } from 'node:path';
import type Docker from 'dockerode';
import { sizeText } from '../lib/size-text.ts';
import type { ContainerPlan, MountPlan, Plan } from '../model/plan.ts';
import type { RunOptions } from '../model/run-options.ts';

/** What a container's create call needs beside its plan. */
export interface BodyContext {
  readonly plan: Plan;
  readonly options: RunOptions;
  /** Tag of the image. */
  readonly image: string;
  /** From the env file; the plan's own environment wins. */
  readonly fileEnv: Readonly<Record<string, string>>;
}

/** The create call of a container, without its name and labels. */
export function createBody(container: ContainerPlan, context: BodyContext): Docker.ContainerCreateOptions {
  const { options, image, fileEnv } = context;
  const [network] = inComposeOrder(container.networks);
  const environment = { ...fileEnv, ...container.environment };
  return {
    Image: image,
    Hostname: container.service,
    User: container.user,
    Env: Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
    ...(container.command ? { Cmd: [...container.command] } : {}),
    ...(container.healthcheck ? {} : { Healthcheck: { Test: ['NONE'] } }),
    ExposedPorts: Object.fromEntries(container.publish.map(({ containerPort }) => [`${containerPort}/tcp`, {}])),
    StopSignal: container.stopSignal,
    StopTimeout: container.stopGraceSeconds,
    HostConfig: hostConfig(container, context),
    ...(network
      ? { NetworkingConfig: { EndpointsConfig: { [networkName(network, context)]: endpoint(container, options) } } }
      : {}),
  };
}

/** Compose joins networks in the order of their names; the first one is the container's network mode. */
export function inComposeOrder(networks: readonly string[]): string[] {
  return [...networks].sort();
}

/** How a container is known on a network: by its service, as in Compose. */
export function endpoint(container: ContainerPlan, options: RunOptions): { Aliases: string[] } {
  return { Aliases: [containerName(container.service, options), container.service] };
}

export function containerName(service: string, options: Pick<RunOptions, 'name'>): string {
  return `${options.name}-${service}-1`;
}

/** The engine's name of one of the plan's networks. */
export function networkName(name: string, { plan, options }: Pick<BodyContext, 'plan' | 'options'>): string {
  const external = plan.networks.find((network) => network.name === name)?.kind === 'external';
  return external ? name : `${options.name}_${name}`;
}

export function volumeName(name: string, options: Pick<RunOptions, 'name'>): string {
  return `${options.name}_${name}`;
}

function hostConfig(container: ContainerPlan, context: BodyContext): Docker.HostConfig {
  const tmpfs = container.mounts.filter((mount) => mount.type === 'tmpfs');
  const [network] = inComposeOrder(container.networks);
  return {
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    SecurityOpt: ['no-new-privileges:true'],
    ...(container.init ? { Init: true } : {}),
    Memory: container.memoryBytes,
    MemorySwap: container.memoryBytes,
    ...(container.cpus === null ? {} : { NanoCpus: Math.round(container.cpus * 1e9) }),
    PidsLimit: container.pids,
    Ulimits: [{ Name: 'nofile', Soft: container.openFiles, Hard: container.openFiles }],
    Tmpfs: Object.fromEntries(tmpfs.map((mount) => [mount.target, tmpfsOptions(mount)])),
    Mounts: container.mounts.flatMap((mount) => mountSettings(mount, context.options)),
    Sysctls: { ...container.sysctls },
    NetworkMode: network ? networkName(network, context) : 'none',
    // Where there is no network, there is no DNS of the engine's either.
    ...(network ? {} : { ExtraHosts: [`${container.service}:127.0.0.1`] }),
    PortBindings: portBindings(container, context),
    LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '3' } },
    // The planned policy comes with readiness, so that a container that cannot start fails once and never loops.
    RestartPolicy: { Name: 'no' },
  };
}

/** `noexec,nosuid,nodev` are Docker's defaults for a tmpfs. */
function tmpfsOptions({ sizeBytes, uid, gid, mode }: Extract<MountPlan, { type: 'tmpfs' }>): string {
  return `size=${sizeText(sizeBytes)},uid=${uid},gid=${gid},mode=${mode}`;
}

function mountSettings(mount: MountPlan, options: RunOptions): Docker.MountSettings[] {
  if (mount.type === 'volume') {
    return [
      { Type: 'volume', Source: volumeName(mount.volume, options), Target: mount.target, ReadOnly: mount.readOnly },
    ];
  }
  if (mount.type === 'bind')
    return [{ Type: 'bind', Source: join(options.root, mount.source), Target: mount.target, ReadOnly: true }];
  return [];
}

function portBindings(container: ContainerPlan, { plan: { entry }, options }: BodyContext): Docker.PortMap {
  const asked = new Map([
    [entry.containerPort, options.port],
    [entry.containerTlsPort, options.tlsPort],
  ]);
  return Object.fromEntries(
    container.publish.map(({ containerPort, address, port }) => [
      `${containerPort}/tcp`,
      [{ HostIp: options.address ?? address, HostPort: String(asked.get(containerPort) ?? port) }],
    ]),
  );
}
