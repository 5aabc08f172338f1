import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ContainerPlan, Plan } from '../../src/model/plan.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { everyStack } from '../plan/every-stack.ts';
import { settledStack, stackFiles } from './every-stack-file.ts';

/** compose.yaml as Compose reads it, as far as we write it. */
interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<
    Record<string, { internal?: true; external?: true; name?: string; driver_opts?: object } | null>
  >;
  readonly volumes?: Readonly<Record<string, { driver_opts?: Readonly<Record<string, string>> } | null>>;
}

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly env_file?: readonly string[];
  readonly [key: string]: unknown;
}

function composeOf(stack: Parameters<typeof filesOf>[0]): { compose: Compose; plan: Plan } {
  const { plan, files } = filesOf(stack);
  return { plan, compose: parse(files.find(({ path }) => path === 'compose.yaml')?.text ?? '') };
}

const bytes = (size: unknown) => {
  const match = /^(\d+)([km]?)$/.exec(String(size));
  return Number(match?.[1]) * { '': 1, k: 1024, m: 1024 ** 2 }[match?.[2] as '' | 'k' | 'm'];
};

it('says what the plan says', () => {
  everyStack((stack) => {
    const { compose, plan } = composeOf(stack);
    expect(compose.name).toBe(plan.name);
    expect(Object.keys(compose.services)).toEqual(plan.containers.map(({ service }) => service));
    for (const container of plan.containers) {
      matches(compose.services[container.service] as Service, container);
      mountsMatch(compose.services[container.service] as Service, container);
    }
    surroundingsMatch(compose, plan);
  }, 60);
});

function matches(service: Service, container: ContainerPlan): void {
  expect(service).toMatchObject({
    user: container.user,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    pids_limit: container.pids,
    ulimits: { nofile: container.openFiles },
    ...(container.networks.length > 0
      ? { networks: container.networks }
      : { network_mode: 'none', extra_hosts: [`${container.service}:127.0.0.1`] }),
    stop_signal: container.stopSignal,
    stop_grace_period: `${container.stopGraceSeconds}s`,
    restart: container.restart,
  });
  expect([service.mem_limit, service.memswap_limit].map(bytes)).toEqual([container.memoryBytes, container.memoryBytes]);
  expect(service.cpus ?? null).toBe(container.cpus);
  expect(service.init ?? false).toBe(container.init);
  expect(service.command ?? null).toEqual(container.command);
  expect(service.ports ?? []).toEqual(
    container.publish.map(({ address, port, containerPort }) => `${address}:${port}:${containerPort}`),
  );
  const environment = (service.environment ?? {}) as Record<string, string>;
  const read = Object.entries(environment).map(([name, value]) => [name, value.replaceAll('$$', '$')]);
  expect(Object.fromEntries(read)).toEqual(container.environment);
  expect((service.sysctls as string[] | undefined) ?? []).toEqual(
    Object.entries(container.sysctls).map((pair) => pair.join('=')),
  );
  expect(Object.keys(service.depends_on ?? {})).toEqual(container.dependsOn.map((other) => other.service));
  expect(service.healthcheck === undefined).toBe(container.healthcheck);
  expect(service).not.toHaveProperty('privileged');
  expect(service).not.toHaveProperty('cap_add');
}

function mountsMatch({ volumes = [], tmpfs = [] }: Service, { mounts }: ContainerPlan): void {
  const inMemory = mounts.filter(({ type }) => type === 'tmpfs');
  const others = mounts.filter(({ type }) => type !== 'tmpfs');
  const targetOf = (mount: string) => mount.split(':').find((part) => part.startsWith('/'));
  expect(volumes.map(targetOf)).toEqual(others.map(({ target }) => target));
  expect(tmpfs.map(targetOf)).toEqual(inMemory.map(({ target }) => target));
  const readOnly = mounts.filter((mount) => mount.type === 'bind' || (mount.type === 'volume' && mount.readOnly));
  expect(volumes.filter((volume) => volume.endsWith(':ro'))).toHaveLength(readOnly.length);
}

function surroundingsMatch(compose: Compose, plan: Plan): void {
  const kinds = Object.entries(compose.networks).map(([name, network]) => ({ name, kind: kindOf(network) }));
  expect(kinds).toEqual(plan.networks);
  expect(Object.keys(compose.volumes ?? {})).toEqual(plan.volumes.map(({ name }) => name));
  for (const { name, kind } of plan.volumes)
    expect(compose.volumes?.[name]?.driver_opts?.type).toBe(kind === 'sockets' ? 'tmpfs' : undefined);
}

function kindOf(network: Compose['networks'][string] | undefined): string {
  if (network?.external) return 'external';
  if (network?.internal) return 'internal';
  return network?.driver_opts ? 'edge' : 'open';
}

describe.each(stackFiles)('%s', (file) => {
  it('names files that exist or are rendered', async () => {
    const { root, stack } = await settledStack(file);
    const { compose, plan } = composeOf(stack);
    const rendered = filesOf(stack).files.map(({ path }) => join(plan.folder, path));
    const there = (path: string) => rendered.includes(path) || existsSync(join(root, path));
    for (const { build, volumes = [], env_file = [] } of Object.values(compose.services)) {
      if (build) expect(normalize(join(plan.folder, build.context))).toMatch(/^\.\/?$/);
      if (build) expect(rendered).toContain(build.dockerfile);
      const relative = [...volumes.map((volume) => volume.split(':')[0] ?? ''), ...env_file].filter((path) =>
        path.startsWith('.'),
      );
      for (const path of relative) expect(there(normalize(join(plan.folder, path))), path).toBe(true);
    }
    for (const { dockerfile } of plan.images) {
      const copied = copies(filesOf(stack).files.find(({ path }) => path === dockerfile)?.text ?? '');
      expect(copied.filter((path) => !there(path))).toEqual([]);
    }
  });
});

/** What a Dockerfile copies from the build context. */
function copies(dockerfile: string): string[] {
  return [...dockerfile.matchAll(/^COPY (?!--)(\S+)/gm)].map(([, path]) => path ?? '');
}
