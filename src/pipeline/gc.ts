import { connect } from '../deploy/connect.ts';
import { findLeftovers, type Leftovers } from '../deploy/leftovers.ts';
import { sweep } from '../deploy/sweep.ts';
import { removeImages, unusedImages } from '../deploy/unused-images.ts';
import { scopeOf } from './scope-of.ts';

/** What was removed, or would be. */
export interface Collected {
  /** Containers, networks and volumes of runs that were killed, by the engine's names. */
  readonly left: readonly string[];
  /** Containers that a killed run had set aside and that are back in their place. */
  readonly restored: readonly string[];
  /** Tags of images that no container uses. */
  readonly images: readonly string[];
}

/** Removes what killed runs of a scope, and tests, left, and the images that were built for it and that nothing uses. */
export async function gc(request: {
  readonly scope?: string;
  /** Only looks. */
  readonly dryRun?: boolean;
  readonly keepImages?: boolean;
}): Promise<Collected> {
  const scope = scopeOf(request.scope);
  const docker = await connect();
  const found = request.dryRun ? await findLeftovers(docker, scope) : await sweep({ docker, scope });
  const unused = request.keepImages ? [] : await unusedImages(docker, scope);
  const images = request.dryRun ? unused : await removeImages(docker, unused);
  return { ...namesOf(found), images };
}

function namesOf({ objects: { containers, networks, volumes }, undone }: Leftovers): Omit<Collected, 'images'> {
  const name = ({ Names }: { Names: readonly string[] }) => Names[0]?.slice(1) ?? '';
  return {
    left: [...containers.map(name), ...[...networks, ...volumes].map(({ Name }) => Name)].sort(),
    restored: undone.map(name).sort(),
  };
}
