import type Docker from 'dockerode';
import { sha256 } from '../lib/sha256.ts';
import type { ContainerPlan } from '../model/plan.ts';
import type { Image } from './build-image.ts';
import { containerLabels } from './container-labels.ts';
import { createBody } from './create-body.ts';
import { readEnvFile } from './env-file.ts';
import type { Images } from './images.ts';
import { LABEL } from './labels.ts';
import { mountedFiles } from './mounted-files.ts';
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
export async function changes(run: Run, before: Objects, images: Images): Promise<readonly Change[]> {
  const found: Change[] = [];
  const specs = new Map<string, string>();
  for (const [order, container] of run.plan.containers.entries()) {
    const image = images.get(container.image);
    if (!image) throw new RangeError(`The plan has no image ${container.image}.`);
    const body = await bodyOf(run, container, image);
    const files = await mountedFiles(run.options.root, container.mounts);
    const needs = container.dependsOn.filter(({ loose }) => !loose).map(({ service }) => specs.get(service));
    const spec = sha256(JSON.stringify([body, container.labels, container.restart, image.id, files, needs]));
    specs.set(container.service, spec);
    const existing = before.containers.find(({ Labels }) => Labels[LABEL.service] === container.service) ?? null;
    const Labels = containerLabels(run, { container, image, spec, order });
    found.push({ container, body: { ...body, Labels }, existing, did: fate(existing, spec) });
  }
  const nothingNew = found.every(({ container, did }) => container.once || did === 'kept');
  return nothingNew ? found.map((change) => ({ ...change, did: 'kept' })) : found;
}

async function bodyOf({ plan, options }: Run, container: ContainerPlan, image: Image) {
  const fileEnv = await readEnvFile(options.root, container.envFile);
  return createBody(container, { plan, options, image: image.tag, fileEnv });
}

function fate(existing: Docker.ContainerInfo | null, spec: string): Change['did'] {
  if (existing === null) return 'created';
  return existing.Labels[LABEL.spec] === spec && existing.State === 'running' ? 'kept' : 'replaced';
}
