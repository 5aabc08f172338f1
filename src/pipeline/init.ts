import { open, rm } from 'node:fs/promises';
import { resolve as absolute, basename, dirname, join, relative } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { failureText } from '../lib/failure-text.ts';
import type { Catalog } from '../model/catalog.ts';
import { Description } from '../model/description.ts';
import { type Finding, machineProblem, ProblemError } from '../model/problem.ts';
import { descriptionText } from '../propose/description-text.ts';
import { type FoundFile, lookAround } from '../propose/look-around.ts';
import { appChoices, type Choice } from '../propose/propose.ts';
import { serverOrder } from '../propose/server-order.ts';
import { type Sighting, sightings } from '../propose/sightings.ts';
import { resolve } from '../resolve/resolve.ts';

export type { Choice, Sighting };

/** What was seen in a folder. */
export interface Looked {
  readonly folder: string;
  readonly files: readonly FoundFile[];
  /** The surest first. */
  readonly found: readonly Sighting[];
}

/** What a user says instead of what would be proposed. */
export interface Wishes {
  readonly name?: string;
  readonly web?: string;
  readonly server?: string;
  readonly supervisor?: string;
  /** The file to write, which paths are relative to. */
  readonly file: string;
}

/** A description that holds, with the reason of each line. */
export interface Proposal {
  readonly choices: readonly Choice[];
  readonly text: string;
}

/** Looks at a folder, without running anything of it; throws a ProblemError when no application is known by what is in it. */
export async function look(folder: string): Promise<Looked> {
  const files = await lookAround(folder);
  const found = sightings(files, catalog.frameworks);
  if (found.length > 0) return { folder, files, found };
  const known = Object.values(catalog.frameworks).filter(({ detect }) => detect !== undefined);
  throw describes(`no application was recognised in ${folder}`, [
    `Looked for ${known.map(({ title }) => title).join(', ')}.`,
    'Name the folder that the application is in, or write the description by hand: stackwright help init.',
  ]);
}

/** The first combination of servers that fits, those that are wished for alone where they are; nothing is written yet. */
export function propose({ folder, files, found }: Looked, sighting: Sighting | undefined, wishes: Wishes): Proposal {
  const seen = sighting ?? (found[0] as Sighting);
  const name = {
    field: ['name'],
    value: wishes.name ?? nameOf(folder),
    reason: wishes.name ? 'You say so.' : 'It is the name of the folder.',
  };
  const app = appChoices(seen, { files, from: wayTo(folder, wishes.file) }, catalog);
  const supervisor = asked('supervisor', wishes.supervisor) ?? [];
  let nearest: readonly Finding[] | null = null;
  for (const server of asked('server', wishes.server) ?? serverOrder(interfacesOf(seen), files, catalog)) {
    for (const web of asked('web', wishes.web) ?? webOrder()) {
      const choices = [name, ...app, web, server, ...supervisor].sort((left, right) => rank(left) - rank(right));
      const findings = findingsOf(choices);
      if (findings.length === 0) return { choices, text: descriptionText(choices) };
      nearest ??= findings;
    }
  }
  throw new ProblemError(
    (nearest ?? []).map(({ summary, notes }) => ({ kind: 'description' as const, summary, notes, places: [] })),
  );
}

/** Writes a description that is not there yet; throws a ProblemError when it is. */
export async function writeDescription(file: string, text: string): Promise<void> {
  const made = await open(file, 'wx').catch((error) => {
    if (error.code === 'EEXIST')
      throw describes(`${file} is already there`, ['init never writes over a file: name another with --out.'], error);
    const { summary, notes } = failureText(error);
    throw machineProblem(`${file} cannot be written: ${summary}`, notes, error);
  });
  try {
    await made.writeFile(text);
  } catch (error) {
    await rm(file, { force: true });
    const { summary, notes } = failureText(error);
    throw machineProblem(`${file} cannot be written: ${summary}`, notes, error);
  } finally {
    await made.close();
  }
}

/** Where the description of a folder's application is written when nobody names a file. */
export function usualFile(folder: string): string {
  return join(folder, 'stack.yaml');
}

/** From the description to the application's folder, which it has to lie above. */
function wayTo(folder: string, file: string): string {
  const way = relative(absolute(dirname(file)), absolute(folder)).replaceAll('\\', '/');
  if (!way.startsWith('..')) return way === '' ? '.' : way;
  throw describes(`${file} would have to lead out of its own folder`, [
    `Write it into ${folder} or a folder above: only what lies below a description can get into an image.`,
  ]);
}

function asked(field: string, value: string | undefined): Choice[] | null {
  return value === undefined ? null : [{ field: [field], value, reason: 'You say so.' }];
}

function webOrder(): Choice[] {
  const usual = Description.shape.web.def.defaultValue as { server: string };
  const ids = Object.keys(catalog.webServers).filter((id) => id !== usual.server);
  const choice = (value: string, reason: string) => ({ field: ['web'], value, reason });
  return [choice(usual.server, 'It is the usual one, and fits.'), ...ids.map((id) => choice(id, 'It fits.'))];
}

const frameworks: Catalog['frameworks'] = catalog.frameworks;

function interfacesOf({ framework, interface: called }: Sighting): string[] {
  return [called ?? frameworks[framework]?.mode.provides?.app?.[0]?.interface ?? []].flat().map(String);
}

const order = ['name', 'app', 'web', 'server', 'supervisor', 'hosts'];
const rank = ({ field }: Choice) => order.indexOf(field[0] ?? '');

function findingsOf(choices: readonly Choice[]): readonly Finding[] {
  const value: Record<string, unknown> = {};
  for (const { field, value: each } of choices) {
    const [first = '', second] = field;
    value[first] = second === undefined ? each : { ...(value[first] as object), [second]: each };
  }
  const parsed = Description.safeParse(value);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      summary: `${path.join('.')}: ${message.split('\n')[0]}`,
      paths: [],
      notes: [],
    }));
  return resolve(parsed.data, catalog, 'deploy').findings;
}

/** The folder's name with what a stack's name may not have left out. */
function nameOf(folder: string): string {
  const plain = basename(absolute(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return (/^[a-z]/.test(plain) ? plain : `app-${plain}`).slice(0, 40).replace(/-+$/, '');
}

function describes(summary: string, notes: readonly string[], cause?: unknown): ProblemError {
  return new ProblemError([{ kind: 'description', summary, notes, places: [] }], { cause });
}
