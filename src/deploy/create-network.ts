import type Docker from 'dockerode';
import { type AddressBlock, addressBlock } from '../lib/address-block.ts';
import { hostRoutes } from '../lib/host-routes.ts';
import type { NetworkPlan, Plan } from '../model/plan.ts';
import { MASQUERADE } from './container-state.ts';
import { networkName } from './create-body.ts';
import { engineHost } from './engine-host.ts';
import { LABEL } from './labels.ts';
import type { Run } from './run.ts';
import { statusOf } from './settle.ts';
import { smallSubnets } from './small-subnets.ts';

/** Subnets to try that looked free and were not: another run was quicker. */
const TRIES = 20;

/**
 * Creates a network in a small subnet of its own, because the engine's default pools end at about 31 networks; when
 * none is to be had, in one of theirs. IPv6 stays as the engine has it.
 */
export async function createNetwork(run: Run, network: NetworkPlan): Promise<void> {
  let tries = TRIES;
  for (const subnet of await freeSubnets(run, network.name)) {
    if (tries-- === 0) break;
    try {
      return await create(run, network, subnet);
    } catch (error) {
      run.signal.throwIfAborted();
      if (!isSubnetTaken(error)) throw error;
    }
  }
  await create(run, network, null);
}

async function freeSubnets(run: Run, network: string): Promise<Iterable<string>> {
  const { docker, subnets, plan } = run;
  if (subnets === null) return [];
  const networks = (await docker.listNetworks()).flatMap(({ IPAM }) => IPAM?.Config ?? []);
  const blocks = networks.map(({ Subnet }) => addressBlock(Subnet ?? '')).filter((block) => block !== null);
  // Another machine's routes cannot be seen from here.
  const routes: readonly AddressBlock[] = engineHost(docker) === null ? hostRoutes() : [];
  const name = networkName(network, run);
  return smallSubnets(subnets, [...blocks, ...routes], { name, places: placesOn(plan, network) });
}

/** The old containers and the new ones side by side, and a release beside them. */
export function placesOn({ containers }: Pick<Plan, 'containers'>, network: string): number {
  const joined = containers.filter(({ networks }) => networks.includes(network));
  const lasting = joined.filter(({ once }) => !once).length;
  return joined.length + lasting;
}

async function create(run: Run, { name, kind }: NetworkPlan, subnet: string | null): Promise<void> {
  const body: Docker.NetworkCreateOptions = {
    Name: networkName(name, run),
    CheckDuplicate: true,
    Driver: 'bridge',
    Internal: kind === 'internal',
    Options: kind === 'edge' ? { [MASQUERADE]: 'false' } : {},
    Labels: { ...run.labels, [LABEL.spec]: kind, 'com.docker.compose.network': name },
    ...(subnet === null ? {} : { IPAM: { Driver: 'default', Config: [{ Subnet: subnet }] } }),
  };
  await run.docker.createNetwork(body);
}

/** "Pool overlaps with other one on this address space", "networks have overlapping IPv4": the status differs by release. */
function isSubnetTaken(error: unknown): boolean {
  return statusOf(error) >= 400 && /overlap/i.test(String(error));
}
