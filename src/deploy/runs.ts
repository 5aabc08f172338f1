import type Docker from 'dockerode';
import { isHidden } from '../lib/is-hidden.ts';
import { pidSpace } from '../lib/pid-space.ts';
import { processStart } from '../lib/process-start.ts';
import { LABEL, type Labels } from './labels.ts';
import { allLabels, labelsOf, type Objects } from './objects.ts';
import { restartingRuns } from './restarting-runs.ts';

/** `committed`: the user's. `live`: its owner is at work. `abandoned`: its owner died before the commit. */
export type RunState = 'committed' | 'live' | 'abandoned';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What became of runs, by their ids. */
export interface Runs {
  readonly stateOf: (run: string | undefined) => RunState;
  /** Committed runs whose mark is gone. */
  readonly unmarked: ReadonlySet<string>;
}

/**
 * Finds out what became of the runs that created these objects. The owners are looked at before the marks: one that
 * commits and ends in between is then seen as committed, never as abandoned.
 */
export async function runStates(docker: Docker, objects: Objects): Promise<Runs> {
  const alive = new Set(
    allLabels(objects)
      .filter(ownerLives)
      .map((labels) => labels[LABEL.run]),
  );
  const marks = new Set((await listMarks(docker)).map((mark) => labelsOf(mark)[LABEL.mark]));
  const unknown = objects.containers.filter(({ Labels: { [LABEL.run]: run } }) => !marks.has(run) && !alive.has(run));
  const unmarked = await restartingRuns(docker, unknown);
  const stateOf = (run: string | undefined) => {
    if (marks.has(run) || unmarked.has(run ?? '')) return 'committed';
    return alive.has(run) ? 'live' : 'abandoned';
  };
  return { stateOf, unmarked };
}

/** The commit marks of all scopes. */
export async function listMarks(docker: Docker): Promise<readonly Docker.VolumeInspectInfo[]> {
  const { Volumes } = await docker.listVolumes({ filters: { label: [LABEL.mark] } });
  return Volumes ?? [];
}

/** Creates what makes a run's objects the user's. */
export async function createMark(docker: Docker, labels: Labels): Promise<void> {
  const run = labels[LABEL.run] ?? '';
  // Without the project's label: Compose would list it as a volume of the stack.
  const { [LABEL.project]: _, ...own } = labels;
  await docker.createVolume({ Name: `${labels[LABEL.name]}_mark_${run}`, Labels: { ...own, [LABEL.mark]: run } });
}

/** An owner of another machine, or of before a restart of this one, cannot be asked: it counts as alive for a day. */
function ownerLives(labels: Labels): boolean {
  if (labels[LABEL.host] !== pidSpace()) return Date.now() - Date.parse(labels[LABEL.created] ?? '') < DAY_MS;
  const pid = Number(labels[LABEL.pid]);
  const start = processStart(pid);
  return start === null ? isHidden(pid) : start === labels[LABEL.pidStart];
}
