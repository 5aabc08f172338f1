import { buildIsFresh } from '../freshness.mjs';
import { SetUpProblem } from './problem.mjs';
import { run } from './run.mjs';

/** Step 2: builds dist/ unless it is newer than every source. @param {import('./session.mjs').Session} session */
export async function ensureBuild(session) {
  if (buildIsFresh(session.root)) return;
  session.say('Building dist/ (npm run build) …');
  try {
    await run(session, [process.execPath, 'scripts/build.mjs']);
  } catch (error) {
    if (error instanceof SetUpProblem) throw new SetUpProblem(error.message, 70);
    throw error;
  }
}
