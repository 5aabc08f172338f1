import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sha256 } from '../../../src/lib/sha256.ts';
import { filesOf } from '../../../src/pipeline/files-of.ts';
import { settledStack, startableFiles } from '../../stacks/every-stack-file.ts';

/** An image with every program that a sample stack consists of, built once for the same list; minutes the first time. */
export async function judgeImage(): Promise<string> {
  const stacks = await Promise.all((await startableFiles()).map(async (file) => (await settledStack(file)).stack));
  const packages = stacks.flatMap((stack) => filesOf(stack).files.flatMap(({ text }) => packagesIn(text)));
  const install = `apt-get install -y --no-install-recommends ${[...new Set([...packages, 'lua5.4'])].sort().join(' ')}`;
  const base = stacks[0]?.base.image ?? '';
  return build(`FROM ${base}\nRUN apt-get update && ${install} && rm -rf /var/lib/apt/lists/*\n`);
}

/** What a Dockerfile installs. */
const packagesIn = (text: string) =>
  [...text.matchAll(/--no-install-recommends ([^\\\n]+)/g)].flatMap(([, list = '']) => list.trim().split(' '));

async function build(text: string): Promise<string> {
  const tag = `swtest-judge:${sha256(text).slice(0, 12)}`;
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-judge-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), text);
    await promisify(execFile)('docker', ['build', '-q', '-t', tag, folder], { maxBuffer: 2 ** 26 });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return tag;
}
