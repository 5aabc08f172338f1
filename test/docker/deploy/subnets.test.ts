import { expect, onTestFinished, test, vi } from 'vitest';
import { createNetwork } from '../../../src/deploy/create-network.ts';
import { down } from '../../../src/deploy/down.ts';
import { type Run, startRun } from '../../../src/deploy/run.ts';
import { PLACES, smallSubnets } from '../../../src/deploy/small-subnets.ts';
import { type AddressBlock, addressBlock, overlap } from '../../../src/lib/address-block.ts';
import { inNetworks } from '../../../src/lib/in-networks.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { container, front, optionsOf, planOf, server } from './small-plan.ts';

const lab = ownScope();
const { name } = optionsOf();
const edge = { name: 'edge', kind: 'edge' } as const;
const block = (cidr: string) => addressBlock(cidr) as AddressBlock;

const runOf = (called: string, more: Partial<Run> = {}): Run => ({
  ...startRun({ docker: lab.docker, plan: planOf([front()]), files: [], options: optionsOf({ name: called }) }),
  ...more,
});

async function subnetOf(network: string): Promise<string> {
  const { IPAM, EnableIPv6 } = await lab.docker.getNetwork(network).inspect();
  expect(EnableIPv6).toBe(false);
  return IPAM?.Config?.[0]?.Subnet ?? '';
}

test('forty networks that are made at once have subnets of their own, and a stack still starts beside them', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `${name}-${index}`);
  await Promise.all(names.map((each) => createNetwork(runOf(each), edge)));
  const subnets = await Promise.all(names.map((each) => subnetOf(`${each}_edge`)));
  expect(subnets.every((subnet) => subnet.endsWith('/28'))).toBe(true);
  expect(subnets.every((subnet) => inNetworks(subnet.replace('/28', ''), ['198.18.128.0/17']))).toBe(true);
  const pairs = subnets.flatMap((one, index) => subnets.slice(index + 1).map((other) => [block(one), block(other)]));
  expect(pairs.filter(([one, other]) => one && other && overlap(one, other))).toEqual([]);
  expect(await bodyOf(await lab.up(planOf([front()])))).toBe('hello');
  expect(subnets).not.toContain(await subnetOf(`${name}_edge`));
});

test('a subnet that was taken meanwhile is passed over', async () => {
  const subnets = block('198.18.127.0/26');
  const [first = '', second] = smallSubnets(subnets, [], { name: `${name}_edge` });
  const foreign = `${name}-foreign`;
  await lab.docker.createNetwork({ Name: foreign, IPAM: { Config: [{ Subnet: first }] } });
  onTestFinished(() => lab.docker.getNetwork(foreign).remove());
  vi.spyOn(lab.docker, 'listNetworks').mockResolvedValueOnce([]);
  await createNetwork(runOf(name, { subnets }), edge);
  expect(await subnetOf(`${name}_edge`)).toBe(second);
});

test('a range without a free subnet leaves the choice to the engine', async () => {
  const subnets = block('198.18.127.64/28');
  await createNetwork(runOf(`${name}-one`, { subnets }), edge);
  await createNetwork(runOf(`${name}-two`, { subnets }), edge);
  expect(await subnetOf(`${name}-one_edge`)).toBe('198.18.127.64/28');
  expect(await subnetOf(`${name}-two_edge`)).not.toMatch(/^198\.18\./);
});

test('a refusal that is not about the subnet is not tried again', async () => {
  await createNetwork(runOf(name), edge);
  const create = vi.spyOn(lab.docker, 'createNetwork');
  await expect(createNetwork(runOf(name), edge)).rejects.toThrow(`network with name ${name}_edge already exists`);
  expect(create).toHaveBeenCalledTimes(1);
  create.mockRestore();
});

test('a stack keeps its subnet when it is replaced, and when it comes back', async () => {
  const says = (body: string) => planOf([front(server, { environment: { BODY: body } })]);
  await lab.up(says('one'));
  const { Id } = await lab.docker.getNetwork(`${name}_edge`).inspect();
  const subnet = await subnetOf(`${name}_edge`);
  expect(await bodyOf(await lab.up(says('two')))).toBe('two');
  expect((await lab.docker.getNetwork(`${name}_edge`).inspect()).Id).toBe(Id);
  await down({ docker: lab.docker, scope: lab.scope, name, volumes: true });
  await lab.up(says('one'));
  expect(await subnetOf(`${name}_edge`)).toBe(subnet);
});

test(`a subnet has room for ${PLACES} containers and no more`, async () => {
  const idle = (service: string) => container(service, '$SIG{TERM} = sub { exit 0 }; sleep 1 while 1');
  const containers = [...Array.from({ length: PLACES - 1 }, (_, index) => idle(`app${index}`)), front()];
  // The subnet is as large as the stack needs that creates it: one container, and its successor beside it.
  await lab.up(planOf([front()]));
  const full = await lab.up(planOf(containers));
  await expect(lab.up(planOf([...containers, idle('more')]))).rejects.toThrow(/no available IPv4 addresses/);
  expect(await bodyOf(full)).toBe('hello');
});
