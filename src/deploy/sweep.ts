import type Docker from 'dockerode';
import { findLeftovers, type Leftovers } from './leftovers.ts';
import { putBack } from './put-back.ts';
import { removeObjects } from './remove-objects.ts';
import { createMark } from './runs.ts';

/**
 * Removes what runs of this scope, and tests, left behind whose owner died before the commit, and puts back what they
 * had set aside; marks again what has lost its mark. Never touches data volumes, committed stacks, or a run that is at work. Returns what it found.
 */
export async function sweep({
  docker,
  scope,
}: {
  readonly docker: Docker;
  readonly scope: string;
}): Promise<Leftovers> {
  const left = await findLeftovers(docker, scope);
  for (const labels of left.unmarked) await createMark(docker, labels);
  await removeObjects(docker, left.objects);
  await putBack(docker, left.undone);
  return left;
}
