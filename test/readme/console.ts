import { spawnSync } from 'node:child_process';
import { type Fence, fencesOf } from './markdown.ts';

/** A `$ command` of a console block, and the lines that stand below it. */
export interface Step {
  readonly command: string;
  readonly expected: string;
}

/** A console block: its commands run in one shell. */
export interface Block {
  readonly line: number;
  readonly steps: readonly Step[];
  readonly needsDocker: boolean;
}

/** What a command wrote, both streams as they came, and how it ended. */
export interface Ran {
  readonly output: string;
  readonly status: number;
}

const withoutDocker =
  /^(stackwright (--?\w|(help|validate|render|catalog|init|schema|completion)\b)|(sed|ls|cat|echo|head|alias) )/;
const withDocker = /^(stackwright (up|ps|logs|test|down|doctor|gc)\b|npm start\b|curl )/;

/** The console blocks of a text; a command that no test would run throws a RangeError. */
export function blocksOf(text: string): Block[] {
  return fencesOf(text)
    .filter(({ language }) => language === 'console')
    .map(blockOf);
}

function blockOf({ line, lines }: Fence): Block {
  const steps: { command: string; expected: string }[] = [];
  for (const each of lines) {
    const last = steps.at(-1);
    if (each.startsWith('$ ')) steps.push({ command: each.slice(2), expected: '' });
    else if (last) last.expected += `${each}\n`;
    else throw new RangeError(`line ${line}: a console block starts with a command`);
  }
  const strange = steps.find(({ command }) => !withoutDocker.test(command) && !withDocker.test(command));
  if (strange) throw new RangeError(`line ${line}: no test knows how to run ${strange.command}`);
  return { line, steps, needsDocker: steps.some(({ command }) => withDocker.test(command)) };
}

const mark = '@@ ended with';

/** Runs commands in one shell, one after the other; each sees how the one before it ended. */
export function runAll(commands: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }): Ran[] {
  const script = commands.map((command) => `${command}\nstatus=$?; echo; echo "${mark} $status"; (exit $status)\n`);
  const { stdout } = spawnSync('sh', ['-c', `exec 2>&1\n${script.join('')}`], { ...options, encoding: 'utf8' });
  return [...stdout.matchAll(new RegExp(`([\\s\\S]*?)\\n?${mark} (\\d+)\\n`, 'g'))].map(([, output = '', status]) => ({
    output,
    status: Number(status),
  }));
}

/**
 * The expected text where the output is like it, else the output: a test that compares the two shows what differs. `…` stands for
 * some text, alone on a line for any lines; a duration such as `1.4 s` for any.
 */
export function likeExpected(expected: string, output: string): string {
  const lines = trimmed(expected).split('\n').map(linePattern).join('');
  return new RegExp(`^${lines}$`).test(`${trimmed(output)}\n`) ? trimmed(expected) : trimmed(output);
}

function linePattern(line: string): string {
  if (line.trim() === '…') return '(?:.*\\n)*?';
  const text = line.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `${text.replace(/…/g, '.+').replace(/\b\d+(\\\.\d+)? s\b/g, '\\d+(?:\\.\\d+)? s')}\\n`;
}

function trimmed(text: string): string {
  return text.replace(/^\n+|\s+$/g, '');
}

/** The commands after which a failure is meant: the next one says how they ended. */
export function mayFail(steps: readonly Step[], index: number): boolean {
  return steps[index + 1]?.command === 'echo $?';
}
