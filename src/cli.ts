import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fastCommand } from './terminal/fast-command.ts';

const root = new URL('..', import.meta.url);
const args = process.argv.slice(2);
const work = fastCommand(args);

if (args[0] === '--version') {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  process.stdout.write(`stackwright ${version}\n`);
} else if (work) {
  const { runSession } = await import('./terminal/run-session.ts');
  await runSession(work);
} else {
  const { execute } = await import('@oclif/core');
  await execute({ args, dir: fileURLToPath(root) });
}
