import { BlockList } from 'node:net';

/** Whether an IPv4 address is one of these, or in one of these networks (`10.0.0.0/8`). */
export function inNetworks(address: string, networks: readonly string[]): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits = '32'] = network.split('/');
    list.addSubnet(base, Number(bits));
  }
  return list.check(address);
}
