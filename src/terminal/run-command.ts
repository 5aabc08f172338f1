import { fileURLToPath } from 'node:url';
import { Config, flush, type Interfaces, run } from '@oclif/core';
import { wantsColor } from '../lib/wants-color.ts';
import { exitCode } from '../model/problem.ts';
import { problemText } from '../pipeline/show.ts';
import { bugText } from './bug-text.ts';
import { type CommandShape, usageProblem } from './usage-problem.ts';

/**
 * Has oclif find, parse and run a command, or show its help; what is wrong with the command line is said in our own words.
 * `root` is the folder of the build, with the manifest of the commands: without that oclif would import every one of them
 * to know what they are called.
 */
export async function runCommand(
  args: readonly string[],
  { root, pjson }: { root: URL; pjson: Interfaces.PJSON },
): Promise<void> {
  const config = await Config.load({ root: fileURLToPath(root), pjson });
  try {
    await run([...args], config);
    await flush();
  } catch (error) {
    const { oclif, code } = error as { oclif?: { exit?: number }; code?: string };
    // A command that ends with a code of its own has said all there is to say.
    if (code === 'EEXIT') process.exit(oclif?.exit ?? 0);
    const problem = oclif && (await problemOf(error as Error, args, config));
    const color = wantsColor(process.stderr, process.env);
    process.stderr.write(`${problem ? problemText(problem, { color }) : bugText(error)}\n`);
    process.exit(problem ? exitCode([problem]) : 70);
  }
}

async function problemOf(error: Error, words: readonly string[], config: Config) {
  const shape = (await config.findCommand(words[0] ?? '')?.load()) as CommandShape | undefined;
  const commands = config.commands.filter(({ hidden }) => !hidden).map(({ id }) => id);
  return usageProblem({ words, commands: commands.sort(), shape: shape ?? null, message: error.message });
}
