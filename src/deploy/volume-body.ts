import type Docker from 'dockerode';
import type { VolumePlan } from '../model/plan.ts';
import { volumeName } from './create-body.ts';
import { LABEL } from './labels.ts';
import type { Run } from './run.ts';

/** The app server's user and the group it shares with the web server. */
const SOCKETS = 'uid=10001,gid=10001,mode=0750,size=1m';

/** The create call of a volume. */
export function volumeBody({ name, kind }: VolumePlan, { options, labels }: Pick<Run, 'options' | 'labels'>) {
  const keep: Record<string, string> = kind === 'data' && !options.throwAway ? { [LABEL.data]: 'true' } : {};
  return {
    Name: volumeName(name, options),
    Driver: 'local',
    DriverOpts: kind === 'sockets' ? { type: 'tmpfs', device: 'tmpfs', o: SOCKETS } : ({} as Record<string, string>),
    Labels: { ...labels, ...keep, 'com.docker.compose.volume': name },
  };
}

/**
 * A container's mount with all that its volume is. The engine makes a volume that a container's create call does not
 * find, when a sweep was at work in between: so it makes the same one, which can be told to be ours.
 */
export function wholeMount(mount: Docker.MountSettings, run: Run): Docker.MountSettings {
  const volume = run.plan.volumes.find(({ name }) => volumeName(name, run.options) === mount.Source);
  if (mount.Type !== 'volume' || volume === undefined) return mount;
  const { Driver, DriverOpts, Labels } = volumeBody(volume, run);
  return {
    ...mount,
    VolumeOptions: { NoCopy: false, Labels, DriverConfig: { Name: Driver, Options: DriverOpts } },
  };
}
