import { sha256 } from '../lib/sha256.ts';
import type { Catalog } from '../model/catalog.ts';
import { Description } from '../model/description.ts';
import type { PairingNames } from '../model/matrix.ts';
import type { Finding } from '../model/problem.ts';
import { valuesOf } from '../resolve/fitting.ts';
import { resolve } from '../resolve/resolve.ts';

/** One combination of components, with a description that asks for exactly it around the probe app. */
export interface Pairing extends PairingNames {
  readonly description: Description;
}

/** A combination that is refused, and why. */
export type RefusedPairing = Pairing & { readonly findings: readonly Finding[] };

/** `nginx-uwsgi-unix-uwsgi-prefork-none`. */
export function pairingId({ web, protocol, transport, server, worker, supervisor }: PairingNames): string {
  return [web, protocol, transport, server, worker, supervisor].join('-');
}

/** Every combination that the catalog allows. */
export function pairings(catalog: Catalog): readonly Pairing[] {
  const found =
    known.get(catalog) ??
    namesOf(catalog)
      .filter((names) => speakable(catalog, names))
      .map((names) => pairing(catalog, names))
      .filter((each) => findingsOf(each, catalog).length === 0);
  known.set(catalog, found);
  return found;
}

/** Of each catalog: there are thousands to try. */
const known = new WeakMap<Catalog, readonly Pairing[]>();

/** Whether both ends have the protocol and the transport in some record at all. */
function speakable(catalog: Catalog, { web, protocol, transport, server, worker }: PairingNames): boolean {
  const ends = [catalog.webServers[web]?.mode.consumes, catalog.appServers[server]?.modes[worker]?.provides];
  return ends.every((end) => {
    const records = end?.backend ?? [];
    return valuesOf(records, 'protocol').includes(protocol) && valuesOf(records, 'transport').includes(transport);
  });
}

/**
 * Of these, what is started: what can be here (the others are rendered and not verified), and of a supervisor that places
 * processes as another does one pairing for each app server and each web server, rather one that is known.
 */
export function startable(catalog: Catalog, recorded: ReadonlySet<string> = new Set()): Pairing[] {
  const able = verifiable(catalog);
  const places = able
    .map((pairing) => ({ pairing, place: `${recorded.has(pairingId(pairing)) ? 0 : 1}${sha256(pairingId(pairing))}` }))
    .sort((left, right) => (left.place < right.place ? -1 : 1));
  const taken = new Set<string>();
  const isNew = (key: string) => !taken.has(key) && taken.add(key) !== undefined;
  const sample = new Set(
    places.flatMap(({ pairing }) => {
      const { web, server, supervisor } = pairing;
      const news = [isNew(`${supervisor} server ${server}`), isNew(`${supervisor} web ${web}`)];
      return news.includes(true) ? [pairing] : [];
    }),
  );
  return able.filter((pairing) => !catalog.supervisors[pairing.supervisor]?.sampled || sample.has(pairing));
}

/** All that can be started here. */
export function verifiable(catalog: Catalog): Pairing[] {
  return pairings(catalog).filter(({ description, web, protocol, server, supervisor }) => {
    const { webServers, protocols, appServers, supervisors, interfaces } = catalog;
    const called = interfaces[String(description.app.interface)];
    return [webServers[web], protocols[protocol], appServers[server], supervisors[supervisor], called].every(
      (entry) => entry?.unverified === undefined,
    );
  });
}

/** Every combination that the catalog refuses, of those that are wanted. */
export function refusedPairings(catalog: Catalog, wanted = (_: PairingNames) => true): RefusedPairing[] {
  return namesOf(catalog)
    .filter(wanted)
    .map((names) => pairing(catalog, names))
    .map((pairing) => ({ ...pairing, findings: findingsOf(pairing, catalog) }))
    .filter(({ findings }) => findings.length > 0);
}

function findingsOf({ description }: Pairing, catalog: Catalog): readonly Finding[] {
  return resolve(description, catalog, `deploy/${description.name}`).findings;
}

function namesOf(catalog: Catalog): PairingNames[] {
  const all: PairingNames[] = [];
  for (const web of Object.keys(catalog.webServers))
    for (const protocol of Object.keys(catalog.protocols))
      for (const transport of ['unix', 'tcp', 'memory'])
        for (const [server, { modes }] of Object.entries(catalog.appServers))
          for (const worker of Object.keys(modes))
            for (const supervisor of Object.keys(catalog.supervisors))
              all.push({ web, protocol, transport, server, worker, supervisor });
  return all;
}

function pairing(catalog: Catalog, names: PairingNames): Pairing {
  const { web, protocol, transport, server, worker, supervisor } = names;
  const takes = String([catalog.appServers[server]?.modes[worker]?.consumes?.app?.[0]?.interface].flat()[0]);
  const description = Description.parse({
    // Short enough for a name, whatever the components are called.
    name: `${web.slice(0, 12)}-${server.slice(0, 12)}-${sha256(JSON.stringify(names)).slice(0, 8)}`.replaceAll(
      '_',
      '-',
    ),
    app: {
      path: '.',
      interface: takes,
      entry: catalog.interfaces[takes]?.probe,
      health: '/ready',
    },
    web: catalog.webServers[web]?.ownImage === 'must' ? { server: web, image: 'example.org/web:1' } : web,
    server: { name: server, worker },
    workers: catalog.appServers[server]?.modes[worker]?.single && !catalog.webServers[web]?.stands ? 1 : 2,
    link: { protocol, transport },
    supervisor,
  });
  return { ...names, description };
}
