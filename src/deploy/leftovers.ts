import type Docker from 'dockerode';
import { idleMarks } from './idle-marks.ts';
import { LABEL, type Labels } from './labels.ts';
import { filterObjects, labelsOf, listOurs, type Objects } from './objects.ts';
import { setAsideBy } from './put-back.ts';
import { listMarks, runStates } from './runs.ts';

/** Tests belong to nobody: whoever comes next in whatever scope clears away what is left of them. */
export const TEST_SCOPE = 'test';

const ownership = [
  LABEL.managed,
  LABEL.scope,
  LABEL.name,
  LABEL.run,
  LABEL.host,
  LABEL.pid,
  LABEL.pidStart,
  LABEL.created,
];

/** What abandoned runs left in an engine, and replacements that were cut off. */
export interface Leftovers {
  /** To be removed. Never data, never what a mark covers, never what belongs to a run that is at work. */
  readonly objects: Objects;
  /** To come back: what a run had set aside that died in the middle of a replacement. */
  readonly undone: readonly Docker.ContainerInfo[];
  /** Labels of committed runs whose mark is gone: to be marked again. */
  readonly unmarked: readonly Labels[];
}

/** What is on everything that a run created. */
function runLabels({ containers }: Objects, run: string): Labels {
  const labels = containers.map(labelsOf).find((each) => each[LABEL.run] === run);
  return Object.fromEntries(ownership.map((name) => [name, labels?.[name] ?? '']));
}

/** Finds what abandoned runs of this scope, and of tests, left. */
export async function findLeftovers(docker: Docker, scope: string): Promise<Leftovers> {
  const isOurs = (labels: Readonly<Record<string, string>>) =>
    labels[LABEL.scope] === scope || labels[LABEL.scope] === TEST_SCOPE;
  // A mark is its run's last object: one that is listed before the others and has none beside it has outlived them.
  const early = new Set((await listMarks(docker)).map(({ Name }) => Name));
  const objects = filterObjects(await listOurs(docker, {}), isOurs);
  const { stateOf, unmarked } = await runStates(docker, objects);
  const abandoned = filterObjects(
    objects,
    (labels) => stateOf(labels[LABEL.run]) === 'abandoned' && !labels[LABEL.data],
  );
  const stateOfAside = (each: Docker.ContainerInfo) => {
    const by = setAsideBy(each);
    return by === null ? null : stateOf(by);
  };
  const replaced = objects.containers.filter((each) => stateOfAside(each) === 'committed');
  const idle = idleMarks(objects).filter(({ Name }) => early.has(Name));
  const undone = objects.containers.filter((each) => stateOfAside(each) === 'abandoned');
  return {
    objects: {
      containers: [...abandoned.containers, ...replaced],
      networks: abandoned.networks,
      volumes: [...abandoned.volumes.filter((volume) => !labelsOf(volume)[LABEL.mark]), ...idle],
    },
    undone,
    unmarked: [...unmarked].map((run) => runLabels(objects, run)),
  };
}
