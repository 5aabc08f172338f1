import { fileURLToPath } from 'node:url';
import { execute, type Interfaces } from '@oclif/core';

/**
 * Has oclif find, parse and run a command, or show its help. `root` is the folder of the build, with the manifest of the
 * commands: without that oclif would import every one of them to know what they are called.
 */
export async function runCommand(
  args: string[],
  { root, pjson }: { root: URL; pjson: Interfaces.PJSON },
): Promise<void> {
  await execute({ args, loadOptions: { root: fileURLToPath(root), pjson } });
}
