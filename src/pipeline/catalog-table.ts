import { catalog } from '../catalog/index.ts';
import type { EndpointRecord, Mode } from '../model/component.ts';

/** A titled table of text cells. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Described {
  readonly summary: string;
  readonly unverified?: string;
}

/** What a stack can be made of, what each component speaks, and its declared limits. */
export function catalogTable(): Table[] {
  return [webServers(), appServers(), frameworks(), supervisors(), protocols(), limits(), unserved()];
}

function webServers(): Table {
  const rows = Object.entries(catalog.webServers).map(([id, entry]) => [
    id,
    entry.title,
    done(entry.mode.provides?.front),
    spoken(entry.mode.consumes?.backend),
    about(entry),
  ]);
  return { title: 'Web servers', columns: ['web', 'name', 'does', 'dials', 'what it is'], rows };
}

function appServers(): Table {
  const rows = Object.entries(catalog.appServers).flatMap(([id, entry]) =>
    Object.entries(entry.modes).map(([worker, mode]: [string, Mode]) => {
      const alone = mode.provides?.backend?.some(({ peer }) => [peer].flat().includes('client')) ?? false;
      return [
        id,
        worker,
        entry.title,
        spoken(mode.provides?.backend),
        list(mode.consumes?.app, 'interface'),
        alone ? 'yes' : 'no',
        about(entry),
      ];
    }),
  );
  return {
    title: 'App servers',
    columns: ['server', 'worker', 'name', 'answers', 'runs', 'may stand alone', 'what it is'],
    rows,
  };
}

function frameworks(): Table {
  const rows = Object.entries(catalog.frameworks).map(([id, entry]) => [
    id,
    entry.title,
    list(entry.mode.provides?.app, 'interface'),
    about(entry),
  ]);
  return { title: 'Frameworks', columns: ['framework', 'name', 'interface', 'what it is'], rows };
}

function supervisors(): Table {
  const rows = Object.entries(catalog.supervisors).map(([id, entry]) => [id, entry.title, about(entry)]);
  return { title: 'Supervisors', columns: ['supervisor', 'name', 'what it does'], rows };
}

function protocols(): Table {
  const rows = Object.entries(catalog.protocols).map(([id, entry]) => [id, entry.title, about(entry)]);
  return { title: 'Protocols', columns: ['protocol', 'name', 'what it is'], rows };
}

function limits(): Table {
  const components = { ...catalog.webServers, ...catalog.appServers, ...catalog.supervisors, ...catalog.protocols };
  const rows = Object.values(components).flatMap(({ title, limits: declared = [] }) =>
    declared.map(({ concerns, says, source }) => [title, Object.values(concerns).flat().join(', '), says, source]),
  );
  return { title: 'Declared limits', columns: ['of', 'with', 'what happens', 'source'], rows };
}

function unserved(): Table {
  const rows = Object.values(catalog.unserved).map(({ title, why, instead }) => [title, why, instead.join(', or ')]);
  return { title: 'Not served', columns: ['name', 'why', 'what does its work'], rows };
}

/** What it is, and why nobody has seen it run where that is so. */
function about({ summary, unverified }: Described): string {
  return unverified === undefined ? summary : `${summary} Not verified: ${unverified}`;
}

function spoken(records: readonly EndpointRecord[] = []): string {
  const protocols = [...new Set(records.flatMap(({ protocol }) => [protocol].flat()))];
  return protocols
    .map((name) => {
      const ways = records.filter(({ protocol }) => [protocol].flat().includes(name));
      return `${name} over ${list(ways, 'transport').replaceAll(', ', '/')}`;
    })
    .join(', ');
}

/** The facets that a record has. */
function done(records: readonly EndpointRecord[] = []): string {
  const facets = records.flatMap((record) => Object.entries(record).filter(([, value]) => value === true));
  return facets.map(([facet]) => facet).join(', ') || 'none';
}

function list(records: readonly EndpointRecord[] = [], facet: string): string {
  return [...new Set(records.flatMap((record) => [record[facet] ?? []].flat()))].join(', ');
}
