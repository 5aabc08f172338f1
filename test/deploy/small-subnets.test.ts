import { expect, test } from 'vitest';
import { placesOn } from '../../src/deploy/create-network.ts';
import { smallSubnets } from '../../src/deploy/small-subnets.ts';
import { subnetRange } from '../../src/deploy/subnet-range.ts';
import { type AddressBlock, addressBlock } from '../../src/lib/address-block.ts';
import { plan } from '../../src/plan/plan.ts';
import { stackOf } from '../plan/stack-of.ts';

const block = (cidr: string) => addressBlock(cidr) as AddressBlock;
const first = (range: string, taken: string[], name = 'shop_edge') =>
  smallSubnets(block(range), taken.map(block), { name }).next().value ?? null;

test('every subnet of a range is given once, whatever the name', () => {
  for (const name of ['shop_edge', 'shop_inner', '']) {
    const all = [...smallSubnets(block('10.0.0.0/24'), [], { name })];
    expect(all).toHaveLength(16);
    expect(new Set(all).size).toBe(16);
    expect(all).toContain('10.0.0.0/28');
    expect(all).toContain('10.0.0.240/28');
  }
});

test('the same name begins at the same place, other names elsewhere', () => {
  const names = Array.from({ length: 100 }, (_, index) => `shop-test-${index}_edge`);
  const places = names.map((name) => first('198.18.128.0/17', [], name));
  expect(places).toEqual(names.map((name) => first('198.18.128.0/17', [], name)));
  expect(new Set(places).size).toBeGreaterThan(90);
});

test('what overlaps with anything that is there is left out', () => {
  const left = [
    ...smallSubnets(block('10.0.0.0/26'), ['10.0.0.8/29', '10.0.0.32/32', '172.17.0.0/16'].map(block), { name: '' }),
  ];
  expect(left.sort()).toEqual(['10.0.0.16/28', '10.0.0.48/28']);
  expect(first('10.0.0.0/26', ['10.0.0.0/8'])).toBeNull();
});

test.each([
  ['198.18.128.0/17', 198 * 2 ** 24 + 18 * 2 ** 16 + 128 * 256, 2 ** 15],
  ['10.1.2.3/8', 10 * 2 ** 24, 2 ** 24],
  ['255.255.255.255/32', 2 ** 32 - 1, 1],
])('%s is a block', (cidr, start, size) => {
  expect(block(cidr)).toEqual({ first: start, last: start + size - 1 });
});

test.each(['', '10.0.0.0', '10.0.0.0/33', '256.0.0.0/8', 'fd00::/8', '10.0.0.0/8 '])('%j is none', (cidr) => {
  expect(addressBlock(cidr)).toBeNull();
});

test('the range is ours, the one that is asked for, or the engine’s', () => {
  expect(subnetRange({})).toEqual(block('198.18.128.0/17'));
  expect(subnetRange({ STACKWRIGHT_SUBNETS: '10.213.0.0/16' })).toEqual(block('10.213.0.0/16'));
  expect(subnetRange({ STACKWRIGHT_SUBNETS: 'engine' })).toBeNull();
});

test.each(['10.0.0.0/29', '0.0.0.0/0', 'fd00::/8', 'none', '10.0.0.0'])('the range %s is refused', (asked) => {
  expect(() => subnetRange({ STACKWRIGHT_SUBNETS: asked })).toThrow(
    `STACKWRIGHT_SUBNETS is "${asked}", which is no range of addresses.`,
  );
});

test.each([
  [13, '/28'],
  [14, '/27'],
  [29, '/27'],
  [30, '/26'],
  [513, '/22'],
])('%d containers get a %s', (places, length) => {
  const [subnet = ''] = smallSubnets(block('198.18.128.0/17'), [], { name: 'shop_edge', places });
  expect(subnet.slice(subnet.indexOf('/'))).toBe(length);
});

test('a range without so many places gives none', () => {
  expect([...smallSubnets(block('10.0.0.0/28'), [], { name: '', places: 14 })]).toEqual([]);
});

test('a stack of one process a container has room for the old and the new while it is replaced', () => {
  const app = { path: 'app', release: ['true'], egress: true };
  expect(placesOn(plan(stackOf({ server: 'waitress', workers: 9, app })), 'egress')).toBe(2 * 9 + 1);
});
