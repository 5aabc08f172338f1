import { expect, test } from 'vitest';
import { addressBlock } from '../../../src/lib/address-block.ts';
import { ownCli, root } from '../cli/own-cli.ts';
import { bystanders } from './bystanders.ts';
import { clashesOf, parallelRound } from './round.ts';

const cli = ownCli();
const program = [process.execPath, `${root}bin/stackwright.mjs`];
const file = `${root}stacks/hello/stack.yaml`;

/** Six of the twenty that `npm run drill:parallel` starts, once instead of ten times. */
test('tests that run at once all pass, leave nothing, and touch no stack that is not theirs', async () => {
  const others = await bystanders(cli.engine(), program, file);
  try {
    const round = await parallelRound(cli.engine(), program, Array(6).fill(file));
    expect(round).toMatchObject({ failures: [], passed: 6, clashes: [], left: [] });
    expect(round.most.networks).toBeGreaterThan(2);
    expect(await others.touched()).toEqual([]);
    expect(others.asked().times).toBeGreaterThan(10);
    expect(others.asked().unanswered).toBe(0);
  } finally {
    await others.close();
  }
});

test('networks that overlap would be noticed', () => {
  const network = (Name: string, Subnet: string) => ({ Name, IPAM: { Driver: 'default', Config: [{ Subnet }] } });
  const networks = [network('a', '10.0.0.0/28'), network('b', '10.0.0.16/28'), network('c', '10.0.0.8/29')];
  expect(addressBlock('10.0.0.8/29')).not.toBeNull();
  expect(clashesOf(networks as unknown as Parameters<typeof clashesOf>[0])).toEqual(['a and c']);
});
