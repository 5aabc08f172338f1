import { down } from '../../../src/deploy/down.ts';
import { upByCli } from './cli-process.ts';
import type { Lane } from './lane.ts';
import { visit } from './visit.ts';

/** A command whose every engine call is spoilt in turn, and what comes before and after it. */
export interface Drilled {
  readonly id: string;
  /** Brings the lane to where the command starts; resolves to the visits that its data counts, null without data. */
  prepare(lane: Lane, round: number): Promise<number | null>;
  args(lane: Lane): readonly string[];
  /** Commands that a person would try next; they take turns. */
  next(lane: Lane): readonly (readonly string[])[];
  /** It is to leave the data: all but `down --volumes`. */
  readonly keepsData: boolean;
  /** The lane's stack is committed before, and must be so afterwards, whatever happens. */
  readonly keepsStack: boolean;
  /** It is to stop the stack: what is left half-way may be down, and `up` brings it back with its data. */
  readonly stops: boolean;
  /** A run that is killed has a lease, by which it is cleaned up without any command. */
  readonly leased: boolean;
}

const plain = (lane: Lane) => [
  ['ps'],
  ['down', lane.name],
  ['up', lane.file],
  ['test', lane.file, '--only', 'check-1'],
];
const harmless = (lane: Lane) => [['ps'], ['up', lane.file], ['logs', lane.name], ['gc', '--keep-images']];

export const drilled: readonly Drilled[] = [
  {
    id: 'up',
    prepare: async (lane, round) => {
      lane.describe({ color: 'one', edition: `${process.pid}-${round}` });
      await down({ docker: lane.docker, scope: lane.scope, name: lane.name, volumes: true });
      return null;
    },
    args: (lane) => ['up', lane.file],
    next: plain,
    keepsData: true,
    keepsStack: false,
    stops: false,
    leased: true,
  },
  {
    id: 'up, replacing',
    prepare: async (lane, round) => {
      const visits = await standing(lane);
      lane.describe({ color: `color-${round}` });
      return visits;
    },
    args: (lane) => ['up', lane.file],
    next: harmless,
    keepsData: true,
    keepsStack: true,
    stops: false,
    leased: true,
  },
  {
    id: 'test',
    prepare: standing,
    args: (lane) => ['test', lane.file, '--only', 'check-1'],
    next: harmless,
    keepsData: true,
    keepsStack: true,
    stops: false,
    leased: true,
  },
  {
    id: 'down',
    prepare: standing,
    args: (lane) => ['down', lane.name],
    next: (lane) => [['down', lane.name], ['ps'], ['up', lane.file]],
    keepsData: true,
    keepsStack: false,
    stops: true,
    leased: false,
  },
  {
    id: 'down --volumes',
    prepare: standing,
    args: (lane) => ['down', lane.name, '--volumes'],
    next: (lane) => [['down', lane.name, '--volumes'], ['up', lane.file], ['ps']],
    keepsData: false,
    keepsStack: false,
    stops: true,
    leased: false,
  },
];

/** Has the lane's stack up and visits it once. */
async function standing(lane: Lane): Promise<number> {
  return visit(await upByCli(lane));
}
