import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { problemText } from '../../../src/pipeline/show.ts';
import type { Session } from '../../../src/terminal/session.ts';
import { tableText } from '../../../src/terminal/table-text.ts';
import { testFiles } from '../../../src/terminal/test-files.ts';
import { stacksToTest } from '../../stacks/covering.ts';

vi.setConfig({ maxConcurrency: 2 });

const folder = new URL('../../../stacks/', import.meta.url).pathname;
const files = await stacksToTest();

const drafts = mkdtempSync(join(tmpdir(), 'stackwright-reports-'));
const times: (readonly [stack: string, up: string, whole: string])[] = [];

afterAll(() => {
  rmSync(drafts, { recursive: true });
  console.log(tableText(['stack', 'up (s)', 'test (s)'], times.toSorted()));
});

interface End {
  readonly code: number;
  readonly text: string;
  readonly report: Report;
  /** Whether the first start had to build an image. */
  readonly built?: boolean;
}

/** `stackwright test FILE` as a person sees it: the exit code and all that was written. */
async function stackwrightTest(file: string): Promise<End> {
  const json = join(drafts, file.replace('/', '-'));
  const lines: string[] = [];
  let built: boolean | undefined;
  const session: Session = {
    signal: new AbortController().signal,
    onProgress: ({ step }) => {
      if (/^(?:build|pull) /.test(step)) built ??= true;
      if (step === 'ready') built ??= false;
    },
    color: false,
    print: (text) => void lines.push(text),
    complain: (problems) => void lines.push(...problems.map((problem) => problemText(problem, { color: false }))),
  };
  const code = await testFiles({ files: [join(folder, file)], keep: false, reports: { json } }, session);
  return { code, text: lines.join('\n'), built, report: JSON.parse(readFileSync(json, 'utf8')) };
}

it.concurrent.each(files)('%s passes', async (file) => {
  const { code, text, report, built } = await stackwrightTest(file);
  const [{ upSeconds = null, seconds = 0 } = {}] = report.stacks;
  times.push([file, `${upSeconds?.toFixed(2) ?? '-'}${built ? ' with a build' : ''}`, seconds.toFixed(1)]);
  expect(code, `\n${text}\n`).toBe(0);
});
