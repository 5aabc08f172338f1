import { connect } from '../../../src/deploy/connect.ts';
import { down } from '../../../src/deploy/down.ts';
import { mapPooled } from '../../../src/lib/map-pooled.ts';
import { sha256 } from '../../../src/lib/sha256.ts';
import { startCli } from './cli-process.ts';
import { type Outcome, type Point, tryPoint } from './crash-point.ts';
import { type Drilled, drilled } from './drilled.ts';
import { faultyEngine, type Strike, strikes } from './faulty-engine.ts';
import { type Lane, openLane } from './lane.ts';

/** Which points of the drill to try. */
export interface DrillRequest {
  readonly commands?: readonly string[];
  readonly strikes?: readonly Strike[];
  /** Every which point, beginning at `offset`. */
  readonly every?: number;
  readonly offset?: number;
  /** Stacks in flight. */
  readonly atOnce?: number;
  /** Ends the drill after the points in flight. */
  readonly signal?: AbortSignal;
  readonly onOutcome?: (outcome: Outcome, done: number, all: number) => void;
}

/** Counts the calls of each command, then spoils them one by one, in as many stacks at once as are asked for. */
export async function crashpoints(request: DrillRequest): Promise<readonly Outcome[]> {
  const docker = await connect();
  const lanes: Lane[] = [];
  try {
    const opened = Array.from({ length: request.atOnce ?? 4 }, (_, index) => openLane(docker, index));
    lanes.push(...(await Promise.all(opened)));
    const asked = drilled.filter(({ id }) => request.commands?.includes(id) ?? true);
    const free = [...lanes];
    /** Does something with the next lane that is free. */
    const inLane = async <T>(work: (lane: Lane) => Promise<T>): Promise<T> => {
      const lane = free.pop() as Lane;
      return work(lane).finally(() => free.push(lane));
    };
    const calls = await mapPooled(asked, lanes.length, (each) => inLane((lane) => callsOf(lane, each)));
    const counts = new Map(asked.map((each, index) => [each, calls[index] ?? 0]));
    const points = pointsOf(counts, request);
    let done = 0;
    const outcomes = await mapPooled(points, lanes.length, async (point) => {
      if (request.signal?.aborted) return null;
      const outcome = await inLane((lane) => tryPoint(lane, point));
      done += 1;
      request.onOutcome?.(outcome, done, points.length);
      return outcome;
    });
    return outcomes.filter((outcome) => outcome !== null).filter(({ call }) => call !== null);
  } finally {
    for (const lane of lanes) await down({ docker, scope: lane.scope, volumes: true });
    for (const lane of lanes) await lane.close();
  }
}

/** How many calls a command makes when nothing is wrong. */
async function callsOf(lane: Lane, each: Drilled): Promise<number> {
  await each.prepare(lane, 0);
  const engine = await faultyEngine();
  const { code, stderr } = await startCli(each.args(lane), { ...engine.env, STACKWRIGHT_SCOPE: lane.scope }).end;
  engine.close();
  if (code !== 0) throw new Error(`${each.id} fails without a fault: ${stderr}`);
  return engine.calls.length;
}

function pointsOf(
  counts: ReadonlyMap<Drilled, number>,
  { strikes: asked = strikes, every = 1, offset = 0 }: DrillRequest,
) {
  const points = [...counts].flatMap(([each, count]) =>
    asked.flatMap((strike) => Array.from({ length: count }, (_, index) => ({ drilled: each, strike, at: index + 1 }))),
  );
  const chosen = points.filter((_, index) => index % every === offset % every);
  return mixed(chosen).map((point, index): Point => ({ ...point, round: index }));
}

/** In an order that is the same each time and leaves no command or fault to the end. */
function mixed<T>(points: readonly T[]): T[] {
  const key = (index: number) => sha256(String(index));
  return points
    .map((point, index) => ({ point, key: key(index) }))
    .sort((left, right) => left.key.localeCompare(right.key, 'en'))
    .map(({ point }) => point);
}
