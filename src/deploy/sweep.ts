import type Docker from 'dockerode';
import { LABEL } from './labels.ts';
import { allLabels, filterObjects, labelsOf, listObjects, NOTHING, type Objects } from './objects.ts';
import { putBack, setAsideBy } from './put-back.ts';
import { removeObjects } from './remove-objects.ts';
import { listMarks, type RunState, runStates } from './runs.ts';

/**
 * Removes what runs of this scope left behind whose owner died before the commit, and puts back what they had set
 * aside. Never touches data volumes, committed stacks, or a run that is at work. Returns how many objects it removed.
 */
export async function sweep({ docker, scope }: { readonly docker: Docker; readonly scope: string }): Promise<number> {
  // A mark is its run's last object: one that is listed before the others and has none beside it has outlived them.
  const marks = (await listMarks(docker)).filter((mark) => labelsOf(mark)[LABEL.scope] === scope);
  const objects = await listObjects(docker, { [LABEL.managed]: 'true', [LABEL.scope]: scope });
  const stateOf = await runStates(docker, objects);
  const left = filterObjects(objects, (labels) => stateOf(labels[LABEL.run]) === 'abandoned' && !labels[LABEL.data]);
  await removeObjects(docker, left);
  await endReplacements(docker, objects, stateOf);
  const inUse = new Set(
    allLabels(filterObjects(objects, (labels) => !labels[LABEL.mark])).map((labels) => labels[LABEL.run]),
  );
  await removeObjects(docker, { ...NOTHING, volumes: marks.filter((mark) => !inUse.has(labelsOf(mark)[LABEL.mark])) });
  return left.containers.length + left.networks.length + left.volumes.length;
}

/** Ends replacements that were cut off: the old container goes where the new one is committed, else it comes back. */
async function endReplacements(
  docker: Docker,
  { containers }: Objects,
  stateOf: (run: string) => RunState,
): Promise<void> {
  const ended = (state: RunState) => (container: Docker.ContainerInfo) => {
    const by = setAsideBy(container);
    return by !== null && stateOf(by) === state;
  };
  await removeObjects(docker, { ...NOTHING, containers: containers.filter(ended('committed')) });
  await putBack(docker, containers.filter(ended('abandoned')));
}
