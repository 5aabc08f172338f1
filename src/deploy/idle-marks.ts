import type Docker from 'dockerode';
import { LABEL } from './labels.ts';
import { allLabels, filterObjects, labelsOf, type Objects } from './objects.ts';

/** The commit marks among these objects whose run has nothing else there. */
export function idleMarks(objects: Objects): readonly Docker.VolumeInspectInfo[] {
  const others = filterObjects(objects, (labels) => !labels[LABEL.mark]);
  const inUse = new Set(allLabels(others).map((labels) => labels[LABEL.run]));
  return objects.volumes.filter((volume) => {
    const run = labelsOf(volume)[LABEL.mark];
    return run !== undefined && !inUse.has(run);
  });
}
