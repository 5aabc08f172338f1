import { catalog } from '../catalog/index.ts';
import { closest } from '../lib/closest.ts';
import type { PairingNames } from '../model/matrix.ts';
import { ProblemError } from '../model/problem.ts';
import { type Pairing, startable, verifiable } from './pairings.ts';

/** Which pairings to take: values of facets, and perhaps those alone that a record does not have. */
export interface Facets {
  readonly only: Readonly<Partial<Record<keyof PairingNames, readonly string[]>>>;
  readonly missing: boolean;
}

const workers = Object.values(catalog.appServers).flatMap(({ modes }) => Object.keys(modes));

/** Every facet of a pairing, with the values that it can have. */
export const facetValues: Readonly<Record<keyof PairingNames, readonly string[]>> = {
  web: Object.keys(catalog.webServers),
  protocol: Object.keys(catalog.protocols),
  transport: ['unix', 'tcp', 'memory'],
  server: Object.keys(catalog.appServers),
  worker: [...new Set(workers)].sort(),
  supervisor: Object.keys(catalog.supervisors),
};

/** `web=nginx,apache protocol=uwsgi missing`; throws a ProblemError for what no pairing has. */
export function facetsOf(words: readonly string[]): Facets {
  const only = Object.fromEntries(words.filter((word) => word !== 'missing').map(facetOf));
  return { only, missing: words.includes('missing') };
}

function facetOf(word: string): [string, readonly string[]] {
  const [facet = '', list = ''] = word.split('=');
  const known = Object.hasOwn(facetValues, facet) ? facetValues[facet as keyof PairingNames] : undefined;
  const example = 'Write it like web=nginx,apache, or the word missing for what the record does not have.';
  if (known === undefined || list === '')
    throw wrong(`the matrix has no facet ${JSON.stringify(facet)}`, facet, Object.keys(facetValues), [example]);
  const values = list.split(',');
  const strange = values.find((value) => !known.includes(value));
  if (strange !== undefined) throw wrong(`no ${facet} is called ${JSON.stringify(strange)}`, strange, known);
  return [facet, values];
}

function wrong(summary: string, word: string, known: readonly string[], more: readonly string[] = []): ProblemError {
  const near = closest(word, known);
  const notes = [...(near ? [`Did you mean ${near}?`] : []), `There is: ${known.join(', ')}.`, ...more];
  return new ProblemError([{ kind: 'description', summary, places: [], notes }]);
}

/** The valid pairings of these facets, all of them where a supervisor is asked for, else a sample of some; throws a ProblemError where there is none. */
export function chosenPairings({ only }: Pick<Facets, 'only'>, known?: ReadonlySet<string>): Pairing[] {
  const all = only.supervisor ? verifiable(catalog) : startable(catalog, known);
  const chosen = all.filter((pairing) =>
    Object.entries(only).every(([facet, values]) => values.includes(pairing[facet as keyof PairingNames])),
  );
  if (chosen.length > 0) return chosen;
  const summary = 'no valid pairing has all of these facets';
  throw new ProblemError([
    { kind: 'description', summary, places: [], notes: ['stackwright catalog --for NAME says what goes with what.'] },
  ]);
}
