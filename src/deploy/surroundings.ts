import type Docker from 'dockerode';
import type { NetworkPlan, VolumePlan } from '../model/plan.ts';
import { machineProblem } from '../model/problem.ts';
import { networkName } from './create-body.ts';
import { createNetwork } from './create-network.ts';
import { EngineRefusal } from './engine-refusal.ts';
import { LABEL } from './labels.ts';
import type { Objects } from './objects.ts';
import { type Run, step, together } from './run.ts';
import { statusOf } from './settle.ts';
import { volumeBody } from './volume-body.ts';

/** Creates the networks and volumes of a plan that are not there yet. */
export async function createSurroundings(run: Run, before: Objects): Promise<void> {
  const networks = run.plan.networks.map((network) => findNetwork(run, network, before));
  const volumes = run.plan.volumes.map((volume) => findVolume(run, volume, before));
  await together(run, [...networks, ...volumes]);
}

async function findNetwork(run: Run, network: NetworkPlan, before: Objects): Promise<void> {
  const { docker } = run;
  const name = networkName(network.name, run);
  if (network.kind === 'external') {
    await docker
      .getNetwork(name)
      .inspect()
      .catch((error) => {
        throw statusOf(error) === 404
          ? machineProblem(`The network ${name} does not exist.`, [`Create it: docker network create ${name}`])
          : error;
      });
    return;
  }
  const found = before.networks.find(({ Name }) => Name === name);
  if (!found) return step(run, `network ${network.name}`, () => createNetwork(run, network));
  if (found.Labels?.[LABEL.spec] === network.kind) return;
  throw machineProblem(
    `The network ${name} is there, as ${found.Labels?.[LABEL.spec]}, and is to be ${network.kind}.`,
    [`A network in use cannot be changed: stackwright down ${run.options.name}, then up again.`],
  );
}

async function findVolume(run: Run, plan: VolumePlan, before: Objects): Promise<void> {
  const body = volumeBody(plan, run);
  if (before.volumes.some(({ Name }) => Name === body.Name)) return;
  await step(run, `volume ${plan.name}`, async () => {
    const volume = await run.docker.createVolume(body);
    if (plan.kind !== 'data') await refuseOld(run, volume);
  });
}

/** The engine gives a volume that is there already as if it had made it: a killed run's, which the next sweep would take. */
async function refuseOld({ labels }: Run, volume: Docker.Volume): Promise<void> {
  const { Name, Labels } = await volume.inspect();
  if (Labels?.[LABEL.run] === labels[LABEL.run]) return;
  throw new EngineRefusal('POST /volumes/create', 409, `the volume ${Name} already exists`);
}
