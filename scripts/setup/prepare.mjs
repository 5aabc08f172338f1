import { ensureBaseImage } from './base-image.mjs';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { dockerAddress } from './docker-address.mjs';
import { ensureEngine } from './engine.mjs';
import { SetUpProblem } from './problem.mjs';

/** Steps 1 and 2: what every command needs. @param {import('./session.mjs').Session} session */
export async function prepareProject(session) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 12)) {
    throw new SetUpProblem(`Stackwright needs Node 20.12 or newer; this is ${process.versions.node}.`);
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
