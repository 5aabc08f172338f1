import { type AddressBlock, addressBlock } from '../lib/address-block.ts';
import { machineProblem } from '../model/problem.ts';

/** Reserved for measuring network equipment (RFC 2544): neither the internet nor companies nor VPNs route it. */
const DEFAULT_RANGE = '198.18.128.0/17';

const LARGEST = 2 ** 24;
const SMALLEST = 2 ** 4;

/**
 * Where networks get their addresses from: STACKWRIGHT_SUBNETS, else a range of our own; null leaves it to the engine.
 * Throws a machine problem for what is neither a network nor `engine`.
 */
export function subnetRange(env: Readonly<Record<string, string | undefined>> = process.env): AddressBlock | null {
  const asked = env.STACKWRIGHT_SUBNETS || DEFAULT_RANGE;
  if (asked === 'engine') return null;
  const range = addressBlock(asked);
  const size = range === null ? 0 : range.last - range.first + 1;
  if (range !== null && size >= SMALLEST && size <= LARGEST) return range;
  throw machineProblem(`STACKWRIGHT_SUBNETS is ${JSON.stringify(asked)}, which is no range of addresses.`, [
    'It is an IPv4 network from /8 to /28 (10.213.0.0/16), or `engine` for the Docker engine’s own pools.',
  ]);
}
