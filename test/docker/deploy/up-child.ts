import { connect } from '../../../src/deploy/connect.ts';
import { up } from '../../../src/deploy/up.ts';

/** `up` in a process of its own: the request as JSON in the first argument, each step as a line on stdout. */
const { plan, options } = JSON.parse(process.argv[2] ?? '');
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const docker = await connect();
  await up({ docker, plan, options, files: [], onProgress: ({ step, state }) => say(`${step} ${state}`) });
  say('up done');
} catch (error) {
  say(`failed: ${(error as Error).message}`);
  process.exitCode = 1;
}
