import { machineProblem, type ProblemError } from '../model/problem.ts';
import { containerName, networkName, volumeName } from './create-body.ts';
import { engineProblem } from './engine-problem.ts';
import type { Run } from './run.ts';

/** What a run may have left, after its removal failed: all that it makes, because the engine cannot be asked. */
export async function leftBehind(
  { docker, plan, options }: Pick<Run, 'docker' | 'plan' | 'options'>,
  cause: unknown,
): Promise<ProblemError> {
  const { message } = (await engineProblem(docker, cause)) as Error;
  const names = [
    ...plan.containers.map(({ service }) => `container ${containerName(service, options)}`),
    ...plan.networks
      .filter(({ kind }) => kind !== 'external')
      .map(({ name }) => `network ${networkName(name, { plan, options })}`),
    ...plan.volumes.map(({ name }) => `volume ${volumeName(name, options)}`),
  ];
  return machineProblem(
    `Not everything that this run had created is removed: ${message}`,
    [`These may be left: ${names.join(', ')}.`, 'The next stackwright command removes them.'],
    cause,
  );
}
