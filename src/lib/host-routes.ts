import { readFileSync } from 'node:fs';
import { type AddressBlock, addressBlock } from './address-block.ts';

/** Shorter prefixes are ways to everywhere: a default route, or the halves and quarters that a VPN makes of it. */
const SHORTEST = 8;

/**
 * What this machine routes somewhere in particular, in any of its tables: its interfaces' networks, and what lies
 * behind a VPN. Empty where the kernel does not say.
 */
export function hostRoutes(table = '/proc/net/fib_trie'): readonly AddressBlock[] {
  try {
    return routesOf(readFileSync(table, 'utf8'));
  } catch {
    return [];
  }
}

/** `|-- 172.17.0.0`, and on the following lines `/16 link UNICAST` for each of its prefixes. */
function routesOf(text: string): AddressBlock[] {
  let base = '';
  const found: AddressBlock[] = [];
  for (const line of text.split('\n')) {
    base = /\|-- (\S+)$/.exec(line)?.[1] ?? base;
    const length = /^ +\/(\d+) /.exec(line)?.[1];
    const block = length !== undefined && Number(length) >= SHORTEST ? addressBlock(`${base}/${length}`) : null;
    if (block !== null) found.push(block);
  }
  return found;
}
