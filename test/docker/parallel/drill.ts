import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/deploy/connect.ts';
import { bystanders } from './bystanders.ts';
import { parallelRound, type Round } from './round.ts';

/** How much to start, and what to do after each round. */
export interface DrillRequest {
  /** The project's folder. */
  readonly root: string;
  readonly rounds: number;
  readonly runs: number;
  readonly onRound: (row: Row) => void;
}

/** One round as the record has it. */
export interface Row extends Round {
  readonly what: string;
  /** What of the two stacks of others was not as before. */
  readonly touched: readonly string[];
  readonly asked: number;
  readonly unanswered: number;
}

/**
 * Rounds of `stackwright test` started at once: in turn one stack for all, whose images nobody has yet, and the
 * project's stacks mixed.
 */
export async function parallelDrill({ root, rounds, runs, onRound }: DrillRequest): Promise<readonly Row[]> {
  const docker = await connect();
  const program = [process.execPath, join(root, 'bin/stackwright.mjs')];
  const others = await bystanders(docker, program, join(root, 'stacks/hello/stack.yaml'));
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-parallel-'));
  const rows: Row[] = [];
  try {
    for (let index = 0; index < rounds; index++) {
      const same = index % 2 === 0;
      const files = same ? Array<string>(runs).fill(freshStack(root, folder)) : mixed(root, runs);
      const before = others.asked();
      const known = new Set((await docker.listImages()).map(({ Id }) => Id));
      const round = await parallelRound(docker, program, files);
      const { times, unanswered } = others.asked();
      const row = {
        ...round,
        what: same ? 'one stack, its images new' : 'all stacks',
        touched: await others.touched(),
        asked: times - before.times,
        unanswered: unanswered - before.unanswered,
      };
      rows.push(row);
      onRound(row);
      for (const id of round.images.filter((image) => same && !known.has(image)))
        await docker.getImage(id).remove({ force: true });
    }
  } finally {
    rmSync(folder, { recursive: true });
    await others.close();
  }
  return rows;
}

/** A copy of the small stack with something in its app that no image has. */
function freshStack(root: string, folder: string): string {
  cpSync(join(root, 'stacks/hello'), folder, { recursive: true });
  rmSync(join(folder, 'deploy'), { recursive: true, force: true });
  writeFileSync(join(folder, 'app/drill.txt'), `${Date.now()}\n`);
  return join(folder, 'stack.yaml');
}

function mixed(root: string, runs: number): string[] {
  const all = readdirSync(join(root, 'stacks'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[^/]+\/[^/]+\.yaml$/.test(path))
    .sort();
  return Array.from({ length: runs }, (_, index) => join(root, 'stacks', all[index % all.length] ?? ''));
}
