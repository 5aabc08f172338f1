/** What oclif's manifest says of a command, as far as completion needs it. */
export interface CommandFacts {
  readonly id: string;
  readonly summary?: string;
  readonly hidden?: boolean;
  readonly args: Readonly<Record<string, ArgFacts>>;
  readonly flags: Readonly<Record<string, FlagFacts>>;
}

interface ArgFacts {
  readonly name: string;
  readonly options?: readonly string[];
  readonly multiple?: boolean;
}

interface FlagFacts {
  readonly name: string;
  readonly type: string;
  readonly char?: string;
  readonly description?: string;
  readonly helpValue?: string | readonly string[];
  readonly options?: readonly string[];
  readonly multiple?: boolean;
  readonly hidden?: boolean;
}

export type Commands = Readonly<Record<string, CommandFacts>>;

/** A word that may stand where the cursor is, and what it means. */
export interface Candidate {
  readonly word: string;
  readonly says: string;
}

/** What is wanted at the cursor: one of these words, or a value of a kind, such as `file` or `SERVICE`. */
export interface Wanted {
  /** What the value begins with already. */
  readonly begun: string;
  /** What stands before the value in the same word, such as `--only=`. */
  readonly prefix: string;
  readonly words: readonly Candidate[];
  readonly kind: string | null;
  readonly said: Said;
}

/** What stands before the cursor, behind the command's name. */
export interface Said {
  readonly args: readonly string[];
  /** Flags by name, with their values. */
  readonly flags: ReadonlyMap<string, string>;
}

const help: FlagFacts = { name: 'help', type: 'boolean', description: 'Show how to use the command' };
const version: FlagFacts = { name: 'version', type: 'boolean', description: 'Show the version' };

/** What is wanted as the last of these words, the ones after `stackwright`; it may be empty or begun. */
export function wantedWord(words: readonly string[], commands: Commands): Wanted {
  const { line, split } = joined(words);
  const begun = line.at(-1) ?? '';
  const [id = '', ...before] = line.slice(0, -1);
  const command = Object.hasOwn(commands, id) ? commands[id] : undefined;
  if (line.length < 2)
    return ofWords(begun, begun.startsWith('-') ? flagWords([help, version]) : commandWords(commands));
  if (!command) return ofWords(begun, []);
  const { open, onlyArgs, ...said } = read(before, command);
  const isFlag = begun.startsWith('-') && !onlyArgs;
  const [, name = '', value = ''] = (isFlag && /^--([^=]+)=(.*)$/.exec(begun)) || [];
  const assigned = command.flags[name];
  if (open) return ofValue(open, { begun, prefix: '', said });
  if (assigned) return ofValue(assigned, { begun: value, prefix: split ? '' : `--${name}=`, said });
  const flags = Object.values(command.flags).filter((flag) => !flag.hidden && !said.flags.has(flag.name));
  const args = Object.values(command.args);
  const arg = args[said.args.length] ?? args.findLast(({ multiple }) => multiple);
  if (arg && !isFlag) return ofValue(arg, { begun, prefix: '', said });
  return ofWords(begun, onlyArgs ? [] : flagWords([...flags, help]));
}

/** bash gives `--flag=value` as three words. */
function joined(words: readonly string[]): { line: string[]; split: boolean } {
  const line: string[] = [];
  let split = false;
  for (const word of words) {
    const last = line.at(-1) ?? '';
    const isValue: boolean = word === '=' ? last.startsWith('--') : split && last.endsWith('=');
    if (isValue) line.push(`${line.pop()}${word}`);
    else line.push(word);
    split = isValue;
  }
  return { line, split };
}

/** What the words before the cursor are; `open` is a flag whose value comes next. */
function read(words: readonly string[], command: CommandFacts): Said & { open: FlagFacts | null; onlyArgs: boolean } {
  const flags = new Map<string, string>();
  const args: string[] = [];
  let open: FlagFacts | null = null;
  let onlyArgs = false;
  for (const word of words) {
    const flag = onlyArgs ? undefined : flagOf(word, command);
    if (open) flags.set(open.name, word);
    else if (word === '--' && !onlyArgs) onlyArgs = true;
    else if (flag) flags.set(flag.name, word.slice(word.indexOf('=') + 1));
    else args.push(word);
    open = !open && flag?.type === 'option' && !word.includes('=') ? flag : null;
  }
  return { flags, args, open, onlyArgs };
}

function flagOf(word: string, { flags }: CommandFacts): FlagFacts | undefined {
  const [, name, char] = /^(?:--([^=]+)|-([^-]))/.exec(word) ?? [];
  return Object.values(flags).find((flag) => flag.name === name || (char !== undefined && flag.char === char));
}

function ofValue(
  { name, options = [], ...more }: ArgFacts | FlagFacts,
  at: Pick<Wanted, 'begun' | 'prefix' | 'said'>,
): Wanted {
  const kind = 'helpValue' in more ? String(more.helpValue) : name;
  return { ...at, words: options.map((word) => ({ word, says: '' })), kind: options.length > 0 ? null : kind };
}

function ofWords(begun: string, words: readonly Candidate[]): Wanted {
  return { begun, prefix: '', words, kind: null, said: { args: [], flags: new Map() } };
}

function flagWords(flags: readonly FlagFacts[]): Candidate[] {
  return flags.map(({ name, description = '' }) => ({ word: `--${name}`, says: description }));
}

function commandWords(commands: Commands): Candidate[] {
  const shown = Object.values(commands).filter(({ hidden }) => !hidden);
  return shown.map(({ id, summary = '' }) => ({ word: id, says: summary }));
}
