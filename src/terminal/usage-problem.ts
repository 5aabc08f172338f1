import { parseArgs } from 'node:util';
import { closest } from '../lib/closest.ts';
import { displayWidth } from '../lib/display-width.ts';
import { visible } from '../lib/visible.ts';
import type { Problem } from '../model/problem.ts';

/** What a command takes. */
export interface CommandShape {
  readonly flags: Readonly<Record<string, FlagShape>>;
  readonly args: Readonly<Record<string, { readonly required?: boolean; readonly multiple?: boolean }>>;
}

interface FlagShape {
  readonly type: string;
  readonly char?: string;
  readonly min?: number;
  readonly max?: number;
}

/** A command line that was not understood, and what the program said of it. */
export interface Usage {
  readonly words: readonly string[];
  /** The names of all commands. */
  readonly commands: readonly string[];
  /** What the first word's command takes; null when there is no such command. */
  readonly shape: CommandShape | null;
  readonly message: string;
}

/** The word that is wrong, by its place in the command line, one past the end for what is missing. */
interface Fault {
  readonly at: number;
  readonly summary: string;
  readonly notes: readonly string[];
}

/** What is wrong with a command line: points at the word, says why and offers what there is. */
export function usageProblem(usage: Usage): Problem {
  const [command = ''] = usage.words;
  const fault = wrongCommand(usage) ?? (usage.shape && wrongWord(usage, usage.shape));
  const { at, summary, notes } = fault ?? { at: 0, summary: plainMessage(usage.message), notes: [] };
  const help = usage.shape ? `stackwright ${command} --help` : 'stackwright --help';
  const all = [pointed(usage.words, at), ...notes, `${help} shows how to use it.`];
  return { kind: 'description', summary, places: [], notes: all };
}

function wrongCommand({ words, commands, shape }: Usage): Fault | null {
  const at = words[0] === 'help' ? 1 : 0;
  const word = words[at];
  if (word === undefined || (at === 0 ? shape !== null : commands.includes(word))) return null;
  if (word.startsWith('-')) return { at, summary: `no option ${word} stands before a command`, notes: [] };
  return { at, summary: `no command is called "${word}"`, notes: offers(word, commands, 'There is') };
}

function wrongWord({ words }: Usage, shape: CommandShape): Fault | null {
  const [command = '', ...args] = words;
  const options = Object.fromEntries(
    Object.entries(shape.flags).map(([name, { type, char }]) => [
      name,
      { type: type === 'boolean' ? ('boolean' as const) : ('string' as const), ...(char ? { short: char } : {}) },
    ]),
  );
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const fault = wrongOption(token, { command, shape, seen });
    if (fault) return { ...fault, at: token.index + 1 + (fault.at && token.inlineValue !== true ? 1 : 0) };
    seen.add(token.name);
  }
  return wrongArguments(
    command,
    shape,
    tokens.flatMap((token) => (token.kind === 'positional' ? [{ at: token.index + 1, word: token.value }] : [])),
    words.length,
  );
}

/** What is wrong with an option; `at` 1: its value. */
function wrongOption(
  { name, rawName, value }: { name: string; rawName: string; value?: string | undefined },
  { command, shape, seen }: { command: string; shape: CommandShape; seen: ReadonlySet<string> },
): Fault | null {
  const flag = shape.flags[name];
  const known = Object.keys(shape.flags).map((each) => `--${each}`);
  if (!flag)
    return {
      at: 0,
      summary: `${command} has no option ${rawName}`,
      notes: offers(rawName, known, `Options of ${command}`),
    };
  if (flag.type === 'boolean')
    return value === undefined ? null : { at: 0, summary: `${rawName} takes no value`, notes: [] };
  if (seen.has(name)) return { at: 0, summary: `${rawName} stands here twice`, notes: ['Keep the one that is meant.'] };
  const { min, max } = flag;
  const wanted = min === undefined ? 'a value' : `a number from ${min} to ${max}`;
  if (value === undefined) return { at: 0, summary: `${rawName} takes ${wanted}`, notes: [] };
  const fits = min === undefined || (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= (max ?? 0));
  return fits ? null : { at: 1, summary: `${rawName} takes ${wanted}, not "${value}"`, notes: [] };
}

function wrongArguments(
  command: string,
  { args }: CommandShape,
  words: readonly { readonly at: number; readonly word: string }[],
  end: number,
): Fault | null {
  const names = Object.entries(args);
  const missing = names[words.length];
  if (missing?.[1].required) {
    return { at: end, summary: `${command} needs a ${missing[0].toUpperCase()}`, notes: [] };
  }
  const surplus = names.some(([, { multiple }]) => multiple) ? undefined : words[names.length];
  if (surplus === undefined) return null;
  const takes =
    names.length === 0 ? 'no argument' : `one ${names.map(([name]) => name.toUpperCase()).join(' and one ')}`;
  return { at: surplus.at, summary: `${command} takes ${takes}: "${surplus.word}" is too many`, notes: [] };
}

function offers(word: string, known: readonly string[], title: string): string[] {
  const meant = closest(word, known);
  return [...(meant ? [`Did you mean ${meant}?`] : []), `${title}: ${known.join(', ')}.`];
}

/** The command line, and under it a squiggle below one word. */
function pointed(words: readonly string[], at: number): string {
  const shown = ['stackwright', ...words].map(visible);
  const before = shown.slice(0, at + 1).join(' ');
  const squiggle = '~'.repeat(Math.max(1, displayWidth(shown[at + 1] ?? '    ')));
  return `${shown.join(' ')}\n${' '.repeat(displayWidth(before) + 1)}${squiggle}`;
}

function plainMessage(message: string): string {
  return message.split('\n')[0]?.trim() || 'this command line is not understood';
}
