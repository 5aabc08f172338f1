import type { ContainerPlan, MountPlan } from '../model/plan.ts';
import type { Share, Stack } from '../model/stack.ts';
import { collectedVolumes } from './collected-volumes.ts';
import { temporaryBytes } from './split.ts';
import type { Tier } from './tiers.ts';
import { users } from './users.ts';

/** The containers in the order they start: the release's, the app's, the web server's. */
export function containers(stack: Stack, parts: readonly Tier[]): ContainerPlan[] {
  const { app } = stack.description;
  const first = parts[0];
  const release = app.release.length > 0 && first ? [releaseContainer(stack, first)] : [];
  return [...release, ...parts.map((part) => container(stack, part))];
}

function container(stack: Stack, part: Tier): ContainerPlan {
  const { description, settings } = stack;
  const both = part.hasWeb && part.hasApp;
  const front = part.hasWeb || (!stack.web.stands && !part.isBeside);
  const share = shareOf(stack, part);
  return {
    service: part.service,
    image: part.image,
    command: part.isBeside || (stack.backends.length > 1 && part.image === 'app') ? (part.process?.argv ?? null) : null,
    once: false,
    user: `${part.hasApp ? users.app : users.web}:${users.group}`,
    init: part.entrypoint === null && (stack.supervisor.init ?? part.process?.needsInit ?? false),
    environment: part.hasApp ? description.app.env : {},
    envFile: part.hasApp ? (description.app.env_file ?? null) : null,
    mounts: mounts(stack, part),
    networks: joined(stack, part),
    publish: front ? published(stack) : [],
    sysctls: { 'net.core.somaxconn': String(settings.backlog) },
    stopSignal: part.process?.stopSignal ?? 'SIGTERM',
    stopGraceSeconds: settings.graceSeconds,
    restart: 'unless-stopped',
    memoryBytes: share.memoryBytes,
    cpus: share.cpus,
    pids: share.pids,
    openFiles: settings.openFiles,
    dependsOn: dependencies(stack, part),
    healthcheck: !part.isBeside,
    log: {
      chatter: (part.hasApp && stack.server.log?.chatter?.source) || null,
      ended: (both && stack.supervisor.log?.ended.source) || null,
    },
    labels: {},
  };
}

function shareOf(stack: Stack, part: Tier): Share {
  const { split } = stack.settings;
  if (part.isBeside) return split.beside;
  if (stack.placement === 'shared' && part.image === 'stack') return besideOthers(stack, split.whole);
  return part.hasWeb ? split.web : appShare(stack);
}

/** Of a container with all servers, what processes with a container of their own leave. */
function besideOthers({ supervisor, description, settings: { split } }: Stack, share: Share): Share {
  const others = supervisor.contribute === null ? Object.keys(description.app.processes).length : 0;
  if (others === 0) return share;
  const cpus = share.cpus === null ? null : Math.max(0.05, share.cpus - others * (split.beside.cpus ?? 0));
  return { cpus, memoryBytes: share.memoryBytes - others * split.beside.memoryBytes, pids: share.pids };
}

/** Several containers with an app server each divide the app's share. */
function appShare(stack: Stack): Share {
  const {
    backends: { length },
    placement,
  } = stack;
  const { cpus, memoryBytes, pids } = stack.settings.split.app;
  if (placement === 'shared' || length === 1) return stack.settings.split.app;
  return {
    cpus: cpus === null ? null : Math.max(0.05, Math.floor((cpus * 100) / length) / 100),
    memoryBytes: Math.floor(memoryBytes / length),
    pids: Math.ceil(pids / length),
  };
}

function releaseContainer(stack: Stack, part: Tier): ContainerPlan {
  const like = container(stack, part);
  return {
    ...like,
    service: 'release',
    command: ['/etc/stack/release'],
    once: true,
    publish: [],
    restart: 'no',
    sysctls: {},
    healthcheck: false,
    dependsOn: [],
    mounts: like.mounts.filter((mount) => mount.type !== 'bind'),
  };
}

function dependencies({ description, web, backends, transport }: Stack, part: Tier): ContainerPlan['dependsOn'] {
  if (part.hasWeb && !part.hasApp)
    return backends.map(({ name }) => ({ service: name, condition: 'service_started', loose: transport === 'unix' }));
  const released = description.app.release.length > 0 && (part.hasApp || web.stands);
  return released ? [{ service: 'release', condition: 'service_completed_successfully', loose: false }] : [];
}

function published({ description: { listen } }: Stack): ContainerPlan['publish'] {
  const plain = { containerPort: 8080, address: listen.address, port: listen.port };
  return listen.tls ? [plain, { containerPort: 8443, address: listen.address, port: listen.tls.port }] : [plain];
}

function joined(stack: Stack, part: Tier): string[] {
  const { app, networks } = stack.description;
  if (stack.placement === 'shared' || !stack.web.stands) return ['edge', ...networks];
  const link = stack.transport === 'tcp' ? ['app'] : [];
  return part.hasWeb ? ['edge', ...link] : [...link, ...(app.egress ? ['egress'] : []), ...networks];
}

function mounts(stack: Stack, part: Tier): MountPlan[] {
  const { front } = stack;
  const { app, listen } = stack.description;
  const uid = part.hasApp ? users.app : users.web;
  const owner = { type: 'tmpfs', uid, gid: users.group } as const;
  const apart = stack.placement === 'separate' && stack.web.stands;
  const temporary = part.hasWeb ? temporaryBytes(stack) : 2 ** 20;
  return [
    { ...owner, target: '/tmp', sizeBytes: temporaryBytes(stack), mode: '0700' },
    { ...owner, target: '/run/stack', sizeBytes: temporary, mode: '0700' },
    ...(stack.transport === 'unix' && !apart
      ? [{ ...owner, target: '/run/app', sizeBytes: 2 ** 20, mode: '0750' }]
      : []),
    ...(stack.transport === 'unix' && apart
      ? [{ type: 'volume', volume: 'sockets', target: '/run/app', readOnly: !part.hasApp } as const]
      : []),
    ...(part.hasApp
      ? Object.entries(app.volumes).map(
          ([volume, target]) => ({ type: 'volume', volume, target, readOnly: false }) as const,
        )
      : []),
    ...collectedVolumes(stack).map(
      ({ volume, target }) => ({ type: 'volume', volume, target, readOnly: !part.hasApp }) as const,
    ),
    ...(part.hasWeb && listen.tls && front.tls
      ? ([
          { type: 'bind', source: listen.tls.certificate, target: front.tls.certificate },
          { type: 'bind', source: listen.tls.key, target: front.tls.key },
        ] as const)
      : []),
  ];
}
