import type { list } from '../pipeline/list.ts';
import { type Candidate, type Commands, type Said, wantedWord } from './wanted-word.ts';

/** Longer than this nobody waits for a word. */
const patienceMs = 1000;

type Source = (said: Said, commands: Commands) => Promise<readonly Candidate[]>;

/** What the shell itself knows best: it lists files as it always does. */
const shells = (word: ':description' | ':file' | ':folder') => [{ word, says: '' }];

/**
 * Where the values of each kind come from: by the name of an argument, or by what help calls a flag's value.
 * Imported when wanted: most words need neither the catalog nor the engine.
 */
export const sources: Readonly<Record<string, Source>> = {
  command: async (_, commands) => Object.values(commands).map(({ id, summary = '' }) => ({ word: id, says: summary })),
  folder: async () => shells(':folder'),
  file: async ({ flags }) => {
    if (!flags.has('matrix')) return shells(':description');
    const { facetValues } = await import('../pipeline/matrix-facets.ts');
    return Object.entries(facetValues).flatMap(([facet, values]) =>
      values.map((value) => ({ word: `${facet}=${value}`, says: '' })),
    );
  },
  target: async (said) => [
    ...(await stacks(said)).map(({ name, url }) => ({ word: name, says: url ?? '' })),
    ...shells(':description'),
  ],
  FILE: async () => shells(':file'),
  DIR: async () => shells(':folder'),
  CHECK: async ({ args }) => {
    const { checkIds } = await import('../pipeline/check-ids.ts');
    return (await checkIds(args[0])).map((word) => ({ word, says: '' }));
  },
  SERVICE: async (said) => {
    const listed = await stacks(said);
    const [target] = said.args;
    const name = target === undefined ? listed[0]?.name : await nameOf(target);
    const services = listed.find((stack) => stack.name === name)?.services ?? [];
    return services.map(({ service, state }) => ({ word: service, says: state }));
  },
  WEB: async () => (await import('../pipeline/catalog-ids.ts')).catalogIds('webServers'),
  SERVER: async () => (await import('../pipeline/catalog-ids.ts')).catalogIds('appServers'),
  COMPONENT: async () => {
    const { catalogIds } = await import('../pipeline/catalog-ids.ts');
    const shelves = ['webServers', 'appServers', 'frameworks', 'interfaces', 'supervisors', 'protocols'] as const;
    return shelves.flatMap(catalogIds);
  },
  PROTOCOL: async () => (await import('../pipeline/catalog-ids.ts')).catalogIds('protocols'),
  SUPERVISOR: async () => (await import('../pipeline/catalog-ids.ts')).catalogIds('supervisors'),
  // The user's own words.
  NAME: async () => [],
  PORT: async () => [],
  IPV4: async () => [],
  SCOPE: async () => [],
};

/**
 * The lines that complete a command line: a word and what it means, with a tab in between, or a word with a colon for
 * what the shell shall list. `words` are those after `stackwright`, up to the cursor. What cannot be had is left out.
 */
export async function complete(words: readonly string[], commands: Commands): Promise<string[]> {
  const { begun, prefix, words: known, kind, said } = wantedWord(words, commands);
  const source = kind === null ? undefined : sources[kind];
  const found = source ? await source(said, commands) : known;
  return found
    .filter(({ word }) => word.startsWith(':') || word.startsWith(begun))
    .map(({ word, says }) => (word.startsWith(':') ? word : `${prefix}${word}\t${says}`));
}

/** What runs; nothing where no engine says so in time. */
async function stacks({ flags }: Said): ReturnType<typeof list> {
  const { list } = await import('../pipeline/list.ts');
  const timeout = new Promise<[]>((resolve) => setTimeout(resolve, patienceMs, []).unref());
  return Promise.race([list({ scope: flags.get('scope'), asIs: true }).catch(() => []), timeout]);
}

async function nameOf(target: string): Promise<string> {
  const { nameOf } = await import('../pipeline/name-of.ts');
  return nameOf(target).catch(() => target);
}
