// Starts valid pairings of the catalog and records what was seen: npm run matrix [-- web=nginx,apache protocol=uwsgi … missing]
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { writeDocs } from './docs.mjs';
import { root } from './setup/session.mjs';

const words = ['test', '--matrix', ...process.argv.slice(2), '--record', join(root, 'docs/matrix.json')];
const child = spawn(process.execPath, [join(root, 'bin/stackwright.mjs'), ...words], { stdio: 'inherit' });
// Whoever interrupts this interrupts that as well, which has to clean up first.
process.on('SIGINT', () => {});
process.exitCode = await new Promise((resolve) => child.once('close', resolve));
if (process.exitCode === 0 || process.exitCode === 1) await writeDocs();
