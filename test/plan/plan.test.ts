import { homedir } from 'node:os';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import type { Stack } from '../../src/model/stack.ts';
import { plan } from '../../src/plan/plan.ts';
import { everyStack } from './every-stack.ts';

const everyPlan = (holds: (planned: Plan, stack: Stack) => void) => everyStack((stack) => holds(plan(stack), stack));

it('is plain JSON', () => {
  everyPlan((planned) => {
    expect(JSON.parse(JSON.stringify(planned))).toStrictEqual(planned);
    expect(structuredClone(planned)).toStrictEqual(planned);
  });
});

it('is the same for the same stack, and does not change it', () => {
  everyPlan((planned, stack) => {
    const before = JSON.stringify(stack);
    expect(JSON.stringify(plan(stack))).toBe(JSON.stringify(planned));
    expect(JSON.stringify(stack)).toBe(before);
  });
});

it('holds no path of this machine', () => {
  everyPlan((planned) => {
    const text = JSON.stringify(planned);
    for (const path of [process.cwd(), homedir()]) expect(text).not.toContain(`"${path}`);
  });
});

it('names images, volumes, networks and services that it has', () => {
  everyPlan((planned) => {
    const names = (things: readonly { name: string }[]) => things.map(({ name }) => name);
    const services = planned.containers.map(({ service }) => service);
    for (const container of planned.containers) {
      expect(names(planned.images)).toContain(container.image);
      for (const network of container.networks) expect(names(planned.networks)).toContain(network);
      for (const { service } of container.dependsOn) expect(services).toContain(service);
      for (const mount of container.mounts)
        if (mount.type === 'volume') expect(names(planned.volumes)).toContain(mount.volume);
    }
    const used = planned.containers.flatMap(({ networks }) => networks);
    expect(new Set(used)).toEqual(new Set(names(planned.networks)));
  });
});

it('names everything once', () => {
  everyPlan(({ images, containers, networks, volumes, files }) => {
    const lists = [images, networks, volumes].map((things) => things.map(({ name }) => name));
    const names = [...lists, containers.map(({ service }) => service), files.map(({ path }) => path)];
    for (const list of names) expect(new Set(list).size).toBe(list.length);
    for (const { mounts } of containers) expect(new Set(mounts.map(({ target }) => target)).size).toBe(mounts.length);
  });
});

it('starts what others depend on first', () => {
  everyPlan(({ containers }) => {
    const services = containers.map(({ service }) => service);
    for (const [position, { dependsOn }] of containers.entries())
      for (const { service } of dependsOn) expect(services.indexOf(service)).toBeLessThan(position);
  });
});

it('builds images from files that it renders', () => {
  everyPlan(({ images, files }) => {
    const paths = files.map(({ path }) => path);
    for (const { dockerfile, context } of images)
      for (const path of [dockerfile, `${dockerfile}.dockerignore`, ...context.generated])
        expect(paths).toContain(path);
  });
});

it('keeps secrets out of every image', () => {
  everyPlan(({ images }, { description: { app, listen } }) => {
    const secrets = [app.env_file, listen.tls?.key, listen.tls?.certificate];
    for (const { context } of images) for (const secret of secrets) expect(context.user).not.toContain(secret);
  });
});
