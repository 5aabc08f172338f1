import { join } from 'node:path';
import type { ContainerPlan } from '../model/plan.ts';
import type { Image } from './build-image.ts';
import { LABEL, type Labels } from './labels.ts';
import type { Run } from './run.ts';

/** What a container is labelled with beside its run's labels. */
export interface Facts {
  readonly container: ContainerPlan;
  readonly image: Image;
  readonly spec: string;
  /** Its place in the plan. */
  readonly order: number;
}

/** A container's labels: ours, those by which `docker compose ps`, `logs` and `down` find it, and the plan's. */
export function containerLabels({ plan, options, labels }: Run, { container, image, spec, order }: Facts): Labels {
  const { entry } = plan;
  const folder = join(options.root, plan.folder);
  const front: Labels =
    container.service === entry.service
      ? { [LABEL.front]: entry.containerTlsPort ? `https ${entry.containerTlsPort}` : `http ${entry.containerPort}` }
      : {};
  return {
    ...container.labels,
    ...labels,
    ...front,
    [LABEL.service]: container.service,
    [LABEL.spec]: spec,
    [LABEL.order]: String(order),
    'com.docker.compose.service': container.service,
    'com.docker.compose.container-number': '1',
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.config-hash': spec,
    'com.docker.compose.image': image.id,
    'com.docker.compose.depends_on': container.dependsOn
      .map(({ service, condition }) => `${service}:${condition}:false`)
      .join(','),
    'com.docker.compose.project.config_files': join(folder, 'compose.yaml'),
    'com.docker.compose.project.working_dir': folder,
  };
}
