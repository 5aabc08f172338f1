import type Docker from 'dockerode';
import type { Change } from './changes.ts';
import { containerName } from './create-body.ts';
import { createContainer } from './create-container.ts';
import { idleMarks } from './idle-marks.ts';
import type { Objects } from './objects.ts';
import { asideName } from './put-back.ts';
import { type Run, step, together } from './run.ts';
import { runOnce } from './run-once.ts';
import { stopContainer } from './stop-container.ts';
import { createSurroundings } from './surroundings.ts';

/** A stack whose new containers run. */
export interface Stack {
  /** Ids of its lasting containers, by service. */
  readonly ids: Readonly<Record<string, string>>;
  /** Containers that were set aside for it. */
  readonly old: readonly Docker.ContainerInfo[];
  /** Commit marks that mean nothing without the old containers. */
  readonly marks: readonly Docker.VolumeInspectInfo[];
}

/** Puts the new containers in the place of the old ones and starts them; the old ones stay, set aside, until the commit. */
export async function switchOver(run: Run, steps: readonly Change[], before: Objects): Promise<Stack> {
  const kept = steps.flatMap(({ did, existing }) => (did === 'kept' && existing ? [existing.Id] : []));
  const old = before.containers.filter(({ Id }) => !kept.includes(Id));
  const fresh = steps.filter(({ did }) => did !== 'kept');
  if (fresh.length > 0) await createSurroundings(run, before);
  for (const change of fresh.filter(({ container }) => container.once)) await runOnce(run, change);
  const lasting = fresh.filter(({ container }) => !container.once);
  const pairs = await together(
    run,
    lasting.map(async (change) => [change.container.service, await createContainer(run, change)] as const),
  );
  const created = new Map(pairs);
  await together(
    run,
    old.map((container) => setAside(run, container)),
  );
  await startInOrder(run, lasting, created);
  const ids = steps
    .filter(({ container }) => !container.once)
    .map(({ container: { service }, existing }) => [service, created.get(service)?.id ?? existing?.Id ?? '']);
  const marks = idleMarks({ ...before, containers: before.containers.filter((each) => !old.includes(each)) });
  return { ids: Object.fromEntries(ids), old, marks };
}

/** Renamed before it is stopped: should the run die in between, the name says that it is to be started again. */
async function setAside(run: Run, { Id, Labels }: Docker.ContainerInfo): Promise<void> {
  run.signal.throwIfAborted();
  await run.docker.getContainer(Id).rename({ name: asideName(Labels, run.id) });
  await stopContainer(run.docker, Id);
}

/** Starts each as soon as those have been started that it cannot start without. */
async function startInOrder(
  run: Run,
  steps: readonly Change[],
  created: ReadonlyMap<string, Docker.Container>,
): Promise<void> {
  const started = new Map<string, Promise<void>>();
  for (const { container, existing } of steps) {
    const { service, dependsOn } = container;
    const needs = dependsOn.filter(({ loose }) => !loose).map((need) => started.get(need.service));
    const start = async () => {
      await Promise.all(needs);
      await step(run, `start ${service}`, async () => {
        if (existing) await created.get(service)?.rename({ name: containerName(service, run.options) });
        await created.get(service)?.start();
      });
    };
    started.set(service, start());
  }
  await together(run, [...started.values()]);
}
