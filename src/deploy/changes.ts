import type Docker from 'dockerode';
import { sha256 } from '../lib/sha256.ts';
import type { ContainerPlan } from '../model/plan.ts';
import type { Image } from './build-image.ts';
import { containerLabels } from './container-labels.ts';
import { createBody } from './create-body.ts';
import { readEnvFile } from './env-file.ts';
import { LABEL } from './labels.ts';
import type { Objects } from './objects.ts';
import type { Run } from './run.ts';

/** What becomes of one service. */
export interface Change {
  readonly container: ContainerPlan;
  readonly body: Docker.ContainerCreateOptions;
  /** The container that stands there now. */
  readonly existing: Docker.ContainerInfo | null;
  readonly did: 'created' | 'replaced' | 'kept';
}

/**
 * Compares the plan with what runs. A container is kept when everything that makes it is the same, and everything that
 * makes what it depends on: a web server that has looked up the app's address must look again.
 */
export async function changes(
  run: Run,
  before: Objects,
  images: ReadonlyMap<string, Image>,
): Promise<readonly Change[]> {
  const specs = new Map<string, string>();
  const found: Change[] = [];
  for (const [order, container] of run.plan.containers.entries()) {
    const image = images.get(container.image);
    if (!image) throw new RangeError(`The plan has no image ${container.image}.`);
    const fileEnv = await readEnvFile(run.options.root, container.envFile);
    const body = createBody(container, { plan: run.plan, options: run.options, image: image.tag, fileEnv });
    const needs = container.dependsOn.map(({ service }) => specs.get(service));
    const spec = sha256(JSON.stringify([body, container.labels, container.restart, image.id, needs]));
    specs.set(container.service, spec);
    const existing = before.containers.find(({ Labels }) => Labels[LABEL.service] === container.service) ?? null;
    const same = existing?.Labels[LABEL.spec] === spec && existing.State === 'running';
    const labels = containerLabels(run, { container, image, spec, order });
    found.push({
      container,
      body: { ...body, Labels: labels },
      existing,
      did: same ? 'kept' : existing ? 'replaced' : 'created',
    });
  }
  const nothingNew = found.every(({ container, did }) => container.once || did === 'kept');
  return nothingNew ? found.map((change) => ({ ...change, did: 'kept' })) : found;
}
