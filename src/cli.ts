import { readFileSync } from 'node:fs';
import { fastCommand } from './terminal/fast-command.ts';

const args = process.argv.slice(2);
const work = fastCommand(args);
const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

if (args[0] === '--version') {
  process.stdout.write(`stackwright ${json('../package.json').version}\n`);
} else if (work) {
  const { runSession } = await import('./terminal/run-session.ts');
  await runSession(work);
} else if (args[0] === 'complete') {
  // Of the scripts in completions/, at each press of the tab key.
  const { runComplete } = await import('./terminal/run-complete.ts');
  await runComplete(args.slice(1), json('oclif.manifest.json').commands);
} else {
  const { runCommand } = await import('./terminal/run-command.ts');
  await runCommand(args, { root: new URL('.', import.meta.url), pjson: json('../package.json') });
}
