import { LABEL, type Labels } from './labels.ts';
import { filterObjects, listObjects, NOTHING } from './objects.ts';
import { putBack, setAsideBy } from './put-back.ts';
import { removeObjects } from './remove-objects.ts';
import type { Run } from './run.ts';

/** Removes everything that a run created, but for a stack's data, and puts back what it had set aside. */
export async function rollBack({ docker, id, options }: Run): Promise<void> {
  const made = await listObjects(docker, { [LABEL.run]: id });
  const isMark = (labels: Labels) => labels[LABEL.mark] !== undefined;
  // The engine may have made the mark although its answer never came: with it, what was set aside would count as replaced.
  await removeObjects(docker, { ...NOTHING, volumes: filterObjects(made, isMark).volumes });
  const rest = filterObjects(made, (labels) => !isMark(labels) && !labels[LABEL.data]);
  const failure = await removeObjects(docker, rest).then(
    () => null,
    (error) => ({ error }),
  );
  const stack = await listObjects(docker, { [LABEL.scope]: options.scope, [LABEL.name]: options.name });
  await putBack(
    docker,
    stack.containers.filter((container) => setAsideBy(container) === id),
  );
  if (failure) throw failure.error;
}
