import { catalog } from '../catalog/index.ts';
import { closest } from '../lib/closest.ts';
import type { Catalog } from '../model/catalog.ts';
import { ProblemError } from '../model/problem.ts';
import { resolve } from '../resolve/resolve.ts';
import { catalogTable, type Table } from './catalog-table.ts';
import { limitsOf } from './limits-of.ts';
import { type Pairing, pairings } from './pairings.ts';

/** What to show: all that goes with a component, by its id, and what is said over a protocol. */
export interface CatalogRequest {
  readonly for?: string;
  readonly protocol?: string;
}

const shelves = ['webServers', 'appServers', 'frameworks', 'interfaces', 'supervisors', 'protocols'] as const;

/** The whole catalog; or what a component is, what goes with it, and the limits of that. Throws a ProblemError for a name that no entry has. */
export function catalogAbout({ for: id, protocol }: CatalogRequest): Table[] {
  if (id === undefined && protocol === undefined) return catalogTable();
  known(id, shelves, 'component');
  known(protocol, ['protocols'], 'protocol');
  const fitting = pairings(catalog).filter(
    (pairing) =>
      (protocol === undefined || pairing.protocol === protocol) && (id === undefined || concerns(pairing, id)),
  );
  return [whatItIs(id, protocol), ways(fitting), limits(fitting)];
}

function known(id: string | undefined, from: readonly (typeof shelves)[number][], what: string): void {
  const ids = from.flatMap((shelf) => Object.keys(catalog[shelf]));
  if (id === undefined || ids.includes(id)) return;
  const near = closest(id, ids);
  const notes = [...(near ? [`Did you mean ${near}?`] : []), `There is: ${[...new Set(ids)].sort().join(', ')}.`];
  throw new ProblemError([
    { kind: 'description', summary: `no ${what} is called ${JSON.stringify(id)}`, places: [], notes },
  ]);
}

const all: Catalog = catalog;

/** Whether a combination has a component; a framework by what its applications are. */
function concerns(pairing: Pairing, id: string): boolean {
  const { web, server, supervisor, protocol } = pairing;
  if ([web, server, supervisor, protocol].includes(id)) return true;
  const called = [all.frameworks[id]?.mode.provides?.app?.[0]?.interface ?? []].flat();
  return called.length > 0 ? called.some((each) => runs(pairing).includes(each)) : runs(pairing).includes(id);
}

function runs({ server, worker }: Pairing): readonly unknown[] {
  return [all.appServers[server]?.modes[worker]?.consumes?.app?.[0]?.interface ?? []].flat();
}

function whatItIs(id: string | undefined, protocol: string | undefined): Table {
  const wanted = { ...Object.fromEntries(shelves.map((shelf) => [shelf, id])), protocols: protocol ?? id };
  const rows = Object.entries(wanted).flatMap(([shelf, name]) => {
    const entry = name === undefined ? undefined : all[shelf as (typeof shelves)[number]][name];
    return entry ? [[String(name), entry.title, entry.summary]] : [];
  });
  return { title: 'What it is', columns: ['id', 'name', 'what it is'], rows };
}

/** A line for each pair of servers: how they speak, with which worker models, under which supervisors. */
function ways(fitting: readonly Pairing[]): Table {
  const pairs = unique(fitting.map(({ web, server }) => `${web} ${server}`));
  const rows = pairs.map((pair) => {
    const mine = fitting.filter(({ web, server }) => `${web} ${server}` === pair);
    const list = (facet: 'worker' | 'supervisor') => unique(mine.map((each) => each[facet])).join(', ');
    const links = unique(mine.map(({ protocol }) => protocol)).map(
      (protocol) =>
        `${protocol} over ${unique(mine.filter((each) => each.protocol === protocol).map(({ transport }) => transport)).join('/')}`,
    );
    return [
      ...pair.split(' '),
      links.join(', '),
      list('worker'),
      unique(mine.flatMap(runs).map(String)).join(', '),
      list('supervisor'),
    ];
  });
  return { title: 'What goes together', columns: ['web', 'server', 'link', 'workers', 'runs', 'supervisors'], rows };
}

/** What is declared of these combinations; transports and supervisors that share a link share its limits. */
function limits(fitting: readonly Pairing[]): Table {
  const links = new Map(
    fitting.map((pairing) => [
      Object.values({ ...pairing, transport: '', supervisor: '', description: '' }).join(),
      pairing,
    ]),
  );
  const declared = [...links.values()].flatMap(({ description }) => {
    const { choices } = resolve(description, catalog, 'deploy');
    return choices ? limitsOf(choices).map(({ says, source }) => [says, source]) : [];
  });
  const rows = unique(declared.map((row) => JSON.stringify(row))).map((row) => JSON.parse(row) as string[]);
  return { title: 'Declared limits', columns: ['what happens', 'source'], rows };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
