import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { LABEL } from '../../../src/deploy/labels.ts';
import { TEST_SCOPE } from '../../../src/deploy/leftovers.ts';
import { filterObjects, listObjects, type Objects } from '../../../src/deploy/objects.ts';
import { addressBlock, overlap } from '../../../src/lib/address-block.ts';
import { type End, startProgram } from '../cli/own-cli.ts';

/** What came of some `stackwright test` that were started at once. */
export interface Round {
  readonly runs: number;
  readonly passed: number;
  readonly seconds: number;
  /** What stood in the engine at the same moment, at most. */
  readonly most: { readonly containers: number; readonly networks: number };
  /** Networks that had addresses in common. */
  readonly clashes: readonly string[];
  /** Ids of the images that ran. */
  readonly images: readonly string[];
  /** Names of what was not removed. */
  readonly left: readonly string[];
  /** What each run that failed wrote. */
  readonly failures: readonly string[];
}

const SAMPLE_MS = 500;

/** Starts `PROGRAM test FILE` for every file at once, and watches the engine until all have ended. */
export async function parallelRound(
  docker: Docker,
  program: readonly string[],
  files: readonly string[],
): Promise<Round> {
  const begin = performance.now();
  const started = files.map((file) =>
    startProgram([...program, 'test', file], { env: { STACKWRIGHT_TEST_SLOTS: '' } }),
  );
  const pids = new Set(started.map(({ process }) => String(process.pid)));
  const watch = watchEngine(docker, pids);
  const ends = await Promise.all(started.map(({ end }) => end));
  const seconds = (performance.now() - begin) / 1000;
  const { most, clashes, images } = await watch.end();
  const left = namesOf(await objectsOf(docker, pids));
  const failures = ends.flatMap((end, index) => (end.code === 0 ? [] : [`${files[index]}\n${textOf(end)}`]));
  return { runs: files.length, passed: files.length - failures.length, seconds, most, clashes, images, left, failures };
}

const textOf = ({ code, stdout, stderr }: End) => `exit code ${code}\n${stdout}${stderr}`;

async function objectsOf(docker: Docker, pids: ReadonlySet<string>): Promise<Objects> {
  const all = await listObjects(docker, { [LABEL.managed]: 'true', [LABEL.scope]: TEST_SCOPE });
  return filterObjects(all, (labels) => pids.has(labels[LABEL.pid] ?? ''));
}

function namesOf({ containers, networks, volumes }: Objects): string[] {
  return [
    ...containers.map(({ Names }) => Names[0]?.slice(1) ?? ''),
    ...[...networks, ...volumes].map(({ Name }) => Name),
  ];
}

function watchEngine(docker: Docker, pids: ReadonlySet<string>) {
  const most = { containers: 0, networks: 0 };
  const clashes = new Set<string>();
  const images = new Set<string>();
  let over = false;
  const sample = async () => {
    const { containers, networks } = await objectsOf(docker, pids);
    most.containers = Math.max(most.containers, containers.length);
    most.networks = Math.max(most.networks, networks.length);
    for (const clash of clashesOf(networks)) clashes.add(clash);
    for (const { ImageID } of containers) images.add(ImageID);
  };
  const watching = (async () => {
    while (!over) await Promise.all([sample(), pause(SAMPLE_MS)]);
  })();
  return {
    end: async () => {
      over = true;
      await watching;
      return { most, clashes: [...clashes], images: [...images] };
    },
  };
}

/** Pairs of networks that have addresses in common. */
export function clashesOf(networks: Objects['networks']): string[] {
  const blocks = networks.map(({ Name, IPAM }) => ({ Name, block: addressBlock(IPAM?.Config?.[0]?.Subnet ?? '') }));
  return blocks.flatMap((one, index) =>
    blocks
      .slice(index + 1)
      .filter((other) => one.block && other.block && overlap(one.block, other.block))
      .map((other) => `${one.Name} and ${other.Name}`),
  );
}
