#!/usr/bin/env node
import { existsSync } from 'node:fs';

const cli = new URL('../dist/cli.js', import.meta.url);
if (existsSync(cli)) {
  await import(cli.href);
} else {
  process.stderr.write('Stackwright is not built yet: run `npm run build` (or `npm start`, which does).\n');
  process.exitCode = 70;
}
