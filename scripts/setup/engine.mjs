import { aptInstall } from './apt.mjs';
import { ping } from './engine-api.mjs';
import { decideEngine, enginePackages } from './engine-decision.mjs';
import { startEngine } from './engine-start.mjs';
import { thisMachine } from './machine.mjs';
import { SetUpProblem } from './problem.mjs';

/**
 * Step 3: an engine that answers; nothing is installed where one does.
 * @param {import('./session.mjs').Session} session
 * @param {import('./docker-address.mjs').DockerAddress} address
 */
export async function ensureEngine(session, address) {
  const machine = thisMachine();
  const decision = decideEngine(address, await ping(address), machine);
  if (decision.action === 'use') return;
  if (decision.action === 'refuse') throw new SetUpProblem(decision.message);
  if (decision.action === 'install') {
    session.say(`No Docker engine answers: installing Debian's packages ${enginePackages.join(' and ')} …`);
    await aptInstall(session, enginePackages);
  }
  await startEngine(session, address, machine);
}
