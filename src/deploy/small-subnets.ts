import { type AddressBlock, dotted, overlap } from '../lib/address-block.ts';
import { sha256 } from '../lib/sha256.ts';

/** A /28: thirteen containers, beside the network's own address, the gateway's and the broadcast. */
const SIZE = 16;

/** How many containers can have an address at once in a subnet of ours. */
export const PLACES = SIZE - 3;

/**
 * The free subnets of a range in CIDR form, from a place on that the name decides: runs that start together look in
 * different places, and a stack that comes back finds the subnet that it had.
 */
export function* smallSubnets(range: AddressBlock, taken: readonly AddressBlock[], name: string): Generator<string> {
  const count = Math.floor((range.last - range.first + 1) / SIZE);
  const start = Number.parseInt(sha256(name).slice(0, 8), 16) % count;
  const near = taken.filter((block) => overlap(block, range));
  for (let step = 0; step < count; step++) {
    const first = range.first + ((start + step) % count) * SIZE;
    const subnet = { first, last: first + SIZE - 1 };
    if (!near.some((block) => overlap(block, subnet))) yield `${dotted(first)}/28`;
  }
}
