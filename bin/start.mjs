import { join } from 'node:path';
import { explain } from '../scripts/setup/explain.mjs';
import { interruptible } from '../scripts/setup/interruption.mjs';
import { passThrough } from '../scripts/setup/pass-through.mjs';
import { prepareDocker, prepareProject } from '../scripts/setup/prepare.mjs';
import { openSession, root } from '../scripts/setup/session.mjs';

/** Commands that only read and write files. */
const withoutEngine = ['validate', 'render', 'catalog', 'schema', 'completion', 'help', '--version'];

const mainJob = ['validate', 'render', 'up', 'test'];
const description = 'stacks/notes/stack.yaml';
const nextSteps = `
The stack is left up. Next:
  npm start -- logs ${description}
  npm start -- down ${description}
  npm start -- catalog                     what a stack can be made of
  npm start -- help                        every command`;

process.exitCode = await start(process.argv.slice(2)).catch(explain);

/**
 * Sets up, then runs the command asked for, or the main job.
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function start(args) {
  const [command = ''] = args;
  const needsEngine = !withoutEngine.includes(command) && !args.includes('--help');
  await interruptible(async (signal) => {
    // A command's standard output is its own: the set-up then speaks on standard error.
    const session = openSession(command ? 2 : 1, signal);
    await prepareProject(session);
    if (needsEngine) await prepareDocker(session);
  });
  return command ? stackwright(args, process.cwd()) : runMainJob();
}

/** Stops at the first failure; leaves the stack up. @returns {Promise<number>} the exit code */
async function runMainJob() {
  for (const command of mainJob) {
    console.log(`\n$ stackwright ${command} ${description}`);
    const exitCode = await stackwright([command, description], root);
    if (exitCode !== 0) return exitCode;
  }
  console.log('\n$ stackwright ps');
  const exitCode = await stackwright(['ps'], root);
  console.log(nextSteps);
  return exitCode;
}

/** @param {string[]} args @param {string} cwd */
function stackwright(args, cwd) {
  return passThrough([process.execPath, join(root, 'bin/stackwright.mjs'), ...args], { cwd });
}
