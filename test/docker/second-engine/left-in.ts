import { LABEL } from '../../../src/deploy/labels.ts';
import { listObjects } from '../../../src/deploy/objects.ts';
import type { SecondEngine } from './second-engine.ts';

/** Names of everything that Stackwright has made in an engine and not removed. */
export async function leftIn({ docker }: SecondEngine): Promise<string[]> {
  const { containers, networks, volumes } = await listObjects(docker, { [LABEL.managed]: 'true' });
  return [...containers.map(({ Names }) => Names[0] ?? ''), ...[...networks, ...volumes].map(({ Name }) => Name)];
}
