import {
  type Choice,
  type Looked,
  look,
  type Proposal,
  propose,
  type Sighting,
  usualFile,
  type Wishes,
  writeDescription,
} from '../pipeline/init.ts';
import { jsonText } from '../pipeline/show.ts';
import { NoAnswer, openDialogue } from './dialogue.ts';
import type { Session } from './session.ts';

/** Which folder to describe, and how. */
export interface InitRequest extends Omit<Wishes, 'file'> {
  readonly folder: string;
  readonly out?: string;
  /** Nothing is asked. */
  readonly yes: boolean;
  readonly json: boolean;
}

/** Proposes a description, asks where somebody can answer, writes it and returns the exit code. */
export async function initFolder(request: InitRequest, session: Session): Promise<number> {
  const { folder, out = usualFile(folder), yes, json, ...wished } = request;
  const wishes = { ...wished, file: out };
  const looked = await look(folder);
  const asks = !yes && !json && process.stdin.isTTY === true && process.stderr.isTTY === true;
  const proposal = asks ? await askedFor(looked, wishes, session.signal) : propose(looked, undefined, wishes);
  if (proposal === null) return 1;
  await writeDescription(out, proposal.text);
  if (json)
    session.print(
      jsonText({ file: out, description: proposal.text, choices: proposal.choices, others: looked.found.slice(1) }),
    );
  else session.print(writtenText(out, proposal, looked));
  return 0;
}

function writtenText(file: string, { text }: Proposal, { found: [, ...others] }: Looked): string {
  const also = others.map(
    ({ framework, entry, reason }) => `  Seen as well: ${framework}${entry ? ` ${entry}` : ''}: ${reason}`,
  );
  const name = /[^\w./@+-]/.test(file) ? JSON.stringify(file) : file;
  return [
    text,
    `${file} is written; each line has its reason beside it.`,
    ...also,
    `  stackwright test ${name}  starts and checks it`,
  ].join('\n');
}

/** The proposal with what was answered instead; null: it is not to be written. */
async function askedFor(looked: Looked, wishes: Wishes, signal: AbortSignal): Promise<Proposal | null> {
  const { ask, say, close } = openDialogue(signal);
  try {
    const sighting = await whichOf(looked.found, ask, say);
    const first = propose(looked, sighting, wishes);
    const answered: Record<string, string> = {};
    for (const field of ['name', 'web', 'server'] as const) {
      const { value, reason } = first.choices.find((choice) => choice.field[0] === field) as Choice;
      if (wishes[field] !== undefined) continue;
      say(`\n${reason}`);
      const answer = await ask(`${field}?`, String(value));
      if (answer !== value) answered[field] = answer;
    }
    const proposal = propose(looked, sighting, { ...wishes, ...answered });
    say(`\n${proposal.text}`);
    return /^y/i.test(await ask(`Write ${wishes.file}?`, 'yes')) ? proposal : null;
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  } finally {
    close();
  }
}

async function whichOf(
  found: readonly Sighting[],
  ask: (question: string, usual: string) => Promise<string>,
  say: (text: string) => void,
): Promise<Sighting | undefined> {
  if (found.length === 1) return found[0];
  for (const [position, { framework, entry, reason }] of found.entries())
    say(`${position + 1}  ${framework}${entry ? ` ${entry}` : ''}: ${reason}`);
  const number = Number(await ask('Which application?', '1'));
  return found[number - 1] ?? whichOf(found, ask, say);
}
