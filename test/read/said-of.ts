import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Problem, ProblemError } from '../../src/model/problem.ts';
import { findingProblem } from '../../src/read/finding-problem.ts';
import { readDescription } from '../../src/read/read-description.ts';
import { problemText } from '../../src/report/problem-text.ts';

/** Gives `work` a folder with an app of one file, and removes it afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'stackwright-read-'));
  try {
    await mkdir(join(folder, 'app'));
    await writeFile(join(folder, 'app/hello.py'), '');
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All that is said of a description, as the terminal shows it; the folder it lies in is written FOLDER. */
export function saidOf(text: string | Uint8Array): Promise<string> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'stack.yaml'), text);
    return saidOfFile(join(folder, 'stack.yaml'), folder);
  });
}

/** All that is said of a file. */
export async function saidOfFile(file: string, folder: string): Promise<string> {
  const problems = await problemsOf(file);
  const said = problems.map((problem) => problemText(problem, { color: false })).join('\n');
  return said.replaceAll(`${folder}/stack.yaml`, 'stack.yaml').replaceAll(folder, 'FOLDER');
}

async function problemsOf(file: string): Promise<readonly Problem[]> {
  try {
    const { source, findings } = await readDescription(file);
    return findings.map((finding) => findingProblem(finding, source));
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
