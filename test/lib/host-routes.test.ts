import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dotted } from '../../src/lib/address-block.ts';
import { hostRoutes } from '../../src/lib/host-routes.ts';

/** As /proc/net/fib_trie has them: a VPN's table, then the main one with a default route that the VPN halves. */
const table = `Id 52:
  +-- 0.0.0.0/0 2 0 2
     |-- 100.64.0.0
        /10 universe UNICAST
Main:
  +-- 0.0.0.0/0 3 0 4
     |-- 0.0.0.0
        /0 universe UNICAST
        /1 universe UNICAST
     +-- 172.17.0.0/16 2 0 2
        +-- 172.17.0.0/31 1 0 0
           |-- 172.17.0.0
              /16 link UNICAST
           |-- 172.17.0.1
              /32 host LOCAL
     |-- 198.18.0.0
        /15 universe UNICAST
        /16 link UNICAST
`;

test('reads every table, and takes no way to everywhere for a network', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'stackwright-routes-')), 'fib_trie');
  writeFileSync(file, table);
  expect(hostRoutes(file).map(({ first, last }) => `${dotted(first)}-${dotted(last)}`)).toEqual([
    '100.64.0.0-100.127.255.255',
    '172.17.0.0-172.17.255.255',
    '172.17.0.1-172.17.0.1',
    '198.18.0.0-198.19.255.255',
    '198.18.0.0-198.18.255.255',
  ]);
});

test('a machine that does not say has none', () => {
  expect(hostRoutes('/nowhere/fib_trie')).toEqual([]);
});
