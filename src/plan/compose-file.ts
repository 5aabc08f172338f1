import { sizeText } from '../lib/size-text.ts';
import type { Json } from '../model/json.ts';
import type { ContainerPlan, FilePlan, MountPlan, NetworkPlan, Plan, VolumePlan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import { users } from './users.ts';

/** The Plan as compose.yaml: a rendering of it, never an input. */
export function composeFile(stack: Stack, plan: Omit<Plan, 'files'>): FilePlan {
  const root = plan.folder
    .split('/')
    .map(() => '..')
    .join('/');
  const names = new Set<string>();
  const services = plan.containers.map((container) => {
    const builds = !names.has(container.image);
    names.add(container.image);
    return service(container, { plan, root, builds });
  });
  return {
    path: 'compose.yaml',
    template: 'docker/compose.yaml',
    format: 'compose',
    view: { name: stack.name, services, networks: plan.networks.map(network), volumes: plan.volumes.map(volume) },
  };
}

interface Surroundings {
  readonly plan: Omit<Plan, 'files'>;
  /** From the rendered folder to the description's. */
  readonly root: string;
  /** The first service with an image builds it. */
  readonly builds: boolean;
}

function service(container: ContainerPlan, { plan, root, builds }: Surroundings): { [key: string]: Json } {
  const image = plan.images.find(({ name }) => name === container.image);
  return {
    service: container.service,
    image: `${plan.name}-${container.image}`,
    build: builds && image ? { context: root, dockerfile: `${plan.folder}/${image.dockerfile}` } : null,
    command: container.command,
    hostname: container.service,
    init: container.init,
    user: container.user,
    environment: Object.entries(container.environment).map(([name, value]) => ({ name, value })),
    envFile: container.envFile === null ? null : [`${root}/${container.envFile}`],
    dependsOn: container.dependsOn.map(({ service: name, condition }) => ({ service: name, condition })),
    ports: container.publish.map(({ address, port, containerPort }) => `${address}:${port}:${containerPort}`),
    networks: container.networks.length > 0 ? [...container.networks] : null,
    ownName: `${container.service}:127.0.0.1`,
    mounts: container.mounts.flatMap((mount) => longMount(mount, root)),
    tmpfs: container.mounts.flatMap(tmpfs),
    sysctls: Object.entries(container.sysctls).map(([name, value]) => `${name}=${value}`),
    cpus: container.cpus,
    memory: sizeText(container.memoryBytes),
    pids: container.pids,
    openFiles: container.openFiles,
    stopSignal: container.stopSignal,
    grace: `${container.stopGraceSeconds}s`,
    restart: container.restart,
    healthcheck: container.healthcheck,
  };
}

function longMount(mount: MountPlan, root: string): string[] {
  if (mount.type === 'volume') return [`${mount.volume}:${mount.target}${mount.readOnly ? ':ro' : ''}`];
  return mount.type === 'bind' ? [`${root}/${mount.source}:${mount.target}:ro`] : [];
}

/** `noexec,nosuid,nodev` are Docker's defaults for a tmpfs. */
function tmpfs(mount: MountPlan): string[] {
  if (mount.type !== 'tmpfs') return [];
  return [`${mount.target}:size=${sizeText(mount.sizeBytes)},uid=${mount.uid},gid=${mount.gid},mode=${mount.mode}`];
}

function network({ name, kind }: NetworkPlan): { [key: string]: Json } {
  return { name, internal: kind === 'internal', edge: kind === 'edge', external: kind === 'external' ? name : null };
}

function volume({ name, kind }: VolumePlan): { [key: string]: Json } {
  return { name, memory: kind === 'sockets' ? `uid=${users.app},gid=${users.group},mode=0750,size=1m` : null };
}
