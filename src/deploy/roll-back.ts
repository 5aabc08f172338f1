import { LABEL } from './labels.ts';
import { filterObjects, listObjects } from './objects.ts';
import { putBack, setAsideBy } from './put-back.ts';
import { removeObjects } from './remove-objects.ts';
import type { Run } from './run.ts';

/** Removes everything that a run created, but for a stack's data, and puts back what it had set aside. */
export async function rollBack({ docker, id, options }: Run): Promise<void> {
  const made = await listObjects(docker, { [LABEL.run]: id });
  await removeObjects(
    docker,
    filterObjects(made, (labels) => !labels[LABEL.data]),
  );
  const stack = await listObjects(docker, { [LABEL.scope]: options.scope, [LABEL.name]: options.name });
  await putBack(
    docker,
    stack.containers.filter((container) => setAsideBy(container) === id),
  );
}
