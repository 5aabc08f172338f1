import type { Change } from './changes.ts';
import { NOTHING } from './objects.ts';
import { removeObjects } from './remove-objects.ts';
import { type Run, together } from './run.ts';
import { createMark } from './runs.ts';
import type { Stack } from './switch-over.ts';

/**
 * Makes a stack that answers the user's: from now on it restarts by itself, the mark says that it is complete, and what
 * it replaced is removed. A test's is never marked.
 */
export async function commit(run: Run, steps: readonly Change[], { ids, old, marks }: Stack): Promise<void> {
  const { docker, options, labels } = run;
  const fresh = steps.filter(({ did }) => did !== 'kept');
  const lasting = fresh.filter(({ container }) => container.restart !== 'no' && !container.once);
  await together(
    run,
    lasting.map(({ container: { service, restart } }) =>
      docker.getContainer(ids[service] ?? '').update({ RestartPolicy: { Name: restart } }),
    ),
  );
  run.signal.throwIfAborted();
  if (options.throwAway || (fresh.length === 0 && old.length === 0)) return;
  await createMark(docker, labels);
  // Past the mark nothing may roll back: what stays here is the next sweep's.
  await removeObjects(docker, { ...NOTHING, containers: old, volumes: marks }).catch((error) => {
    run.onProgress({ step: 'remove what was replaced', state: 'note', detail: String(error) });
  });
}
