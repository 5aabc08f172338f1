import { type AddressBlock, dotted, overlap } from '../lib/address-block.ts';
import { sha256 } from '../lib/sha256.ts';

/** A /28: thirteen containers, beside the network's own address, the gateway's and the broadcast. */
const SMALLEST = 16;
const RESERVED = 3;

/** How many containers can have an address at once in the smallest subnet of ours. */
export const PLACES = SMALLEST - RESERVED;

/**
 * The free subnets of a range in CIDR form, with places for so many containers, from a place on that the name decides:
 * runs that start together look in different places, and a stack that comes back finds the subnet that it had.
 */
export function* smallSubnets(
  range: AddressBlock,
  taken: readonly AddressBlock[],
  { name, places = PLACES }: { readonly name: string; readonly places?: number },
): Generator<string> {
  const bits = Math.ceil(Math.log2(Math.max(SMALLEST, places + RESERVED)));
  const size = 2 ** bits;
  const count = Math.floor((range.last - range.first + 1) / size);
  if (count === 0) return;
  const start = Number.parseInt(sha256(name).slice(0, 8), 16) % count;
  const near = taken.filter((block) => overlap(block, range));
  for (let step = 0; step < count; step++) {
    const first = range.first + ((start + step) % count) * size;
    const subnet = { first, last: first + size - 1 };
    if (!near.some((block) => overlap(block, subnet))) yield `${dotted(first)}/${32 - bits}`;
  }
}
