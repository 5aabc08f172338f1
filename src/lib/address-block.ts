/** A block of IPv4 addresses: its first and its last one, as numbers. */
export interface AddressBlock {
  readonly first: number;
  readonly last: number;
}

/** A network in CIDR form (`198.18.128.0/17`) as a block; null for anything else, IPv6 too. */
export function addressBlock(cidr: string): AddressBlock | null {
  const [, address = '', length = ''] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(cidr) ?? [];
  const bytes = address.split('.').map(Number);
  if (address === '' || bytes.some((byte) => byte > 255) || Number(length) > 32) return null;
  const size = 2 ** (32 - Number(length));
  const given = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = given - (given % size);
  return { first, last: first + size - 1 };
}

/** True when an address is in both. */
export function overlap(one: AddressBlock, other: AddressBlock): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** An address in dotted form. */
export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
