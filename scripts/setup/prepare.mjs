import { ensureBaseImage } from './base-image.mjs';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { dockerAddress } from './docker-address.mjs';
import { ensureEngine } from './engine.mjs';
import { SetUpProblem } from './problem.mjs';

/** Steps 1 and 2: what every command needs. @param {import('./session.mjs').Session} session */
export async function prepareProject(session) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new SetUpProblem(`Stackwright needs Node 20 or newer; this is ${process.versions.node}.`);
  }
  await ensureDependencies(session);
  await ensureBuild(session);
}

/** Steps 3 and 4: what a command needs that runs containers. @param {import('./session.mjs').Session} session */
export async function prepareDocker(session) {
  const address = dockerAddress();
  await ensureEngine(session, address);
  await ensureBaseImage(session, address);
}
