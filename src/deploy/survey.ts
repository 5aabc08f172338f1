import { machineProblem } from '../model/problem.ts';
import { containerName, networkName, volumeName } from './create-body.ts';
import { LABEL, type Labels } from './labels.ts';
import { allLabels, filterObjects, labelsOf, listObjects, type Objects } from './objects.ts';
import type { Run } from './run.ts';
import { runStates } from './runs.ts';

/** What stands in the engine under a run's name, all of it committed and of its scope; throws when something is another's. */
export async function survey(run: Run): Promise<Objects> {
  const { docker, options } = run;
  const everything = await listObjects(docker, {});
  const isMine = (labels: Labels) => labels[LABEL.name] === options.name && labels[LABEL.scope] === options.scope;
  refuseForeign(
    run,
    filterObjects(everything, (labels) => !isMine(labels)),
  );
  const mine = filterObjects(everything, isMine);
  if (options.throwAway && allLabels(mine).length > 0) {
    throw machineProblem(`${options.name} is there already; a test or a comparison needs a name of its own.`, [
      `stackwright down ${options.name}`,
    ]);
  }
  const { stateOf } = await runStates(docker, mine);
  const unfinished = mine.containers.find(({ Labels }) => stateOf(Labels[LABEL.run]) !== 'committed');
  if (unfinished) throw busy(options.name, unfinished.Labels);
  return mine;
}

function refuseForeign(run: Run, { containers, networks, volumes }: Objects): void {
  const { plan, options } = run;
  const wanted = new Set([
    ...plan.containers.map(({ service }) => `container ${containerName(service, options)}`),
    ...plan.networks.filter(({ kind }) => kind !== 'external').map(({ name }) => `network ${networkName(name, run)}`),
    ...plan.volumes.map(({ name }) => `volume ${volumeName(name, options)}`),
  ]);
  const others = [
    ...containers.map((each) => ({ called: `container ${each.Names[0]?.slice(1)}`, labels: labelsOf(each) })),
    ...networks.map((each) => ({ called: `network ${each.Name}`, labels: labelsOf(each) })),
    ...volumes
      .filter((each) => options.throwAway || !isComposeVolume(labelsOf(each), options.name))
      .map((each) => ({ called: `volume ${each.Name}`, labels: labelsOf(each) })),
  ];
  const inTheWay = others.filter(
    ({ called, labels }) =>
      wanted.has(called) || (called.startsWith('container') && labels[LABEL.name] === options.name),
  );
  if (inTheWay.length === 0) return;
  throw machineProblem(`The name ${options.name} is taken by something that is not this user's stack.`, [
    ...inTheWay.map(({ called, labels }) => `${called}: ${owner(labels)}`),
    'Remove it, or give this stack another name.',
  ]);
}

/** A volume that `docker compose up` made in the rendered folder holds this stack's data. */
const isComposeVolume = (labels: Labels, name: string) => labels[LABEL.project] === name && !labels[LABEL.managed];

function owner(labels: Labels): string {
  if (labels[LABEL.scope]) return `a stack of the scope ${labels[LABEL.scope]}`;
  return labels[LABEL.project] ? `the Compose project ${labels[LABEL.project]}` : 'not made by Stackwright';
}

function busy(name: string, labels: Labels) {
  return machineProblem(
    `Another run has begun to start ${name} and is not done (process ${labels[LABEL.pid]}, since ${labels[LABEL.created]}).`,
    [`Wait for it, or end it; stackwright down ${name} removes what it made.`],
  );
}
