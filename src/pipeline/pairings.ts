import { sha256 } from '../lib/sha256.ts';
import type { Catalog } from '../model/catalog.ts';
import { Description } from '../model/description.ts';
import type { PairingNames } from '../model/matrix.ts';
import type { Finding } from '../model/problem.ts';
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
export function pairings(catalog: Catalog): Pairing[] {
  return combinations(catalog).filter((pairing) => findingsOf(pairing, catalog).length === 0);
}

/** Of these, what can be started here: the others are rendered and not verified. */
export function startable(catalog: Catalog): Pairing[] {
  return pairings(catalog).filter(({ description, web, protocol, server, supervisor }) => {
    const { webServers, protocols, appServers, supervisors, interfaces } = catalog;
    const called = interfaces[String(description.app.interface)];
    return [webServers[web], protocols[protocol], appServers[server], supervisors[supervisor], called].every(
      (entry) => entry?.unverified === undefined,
    );
  });
}

/** Every combination that the catalog refuses. */
export function refusedPairings(catalog: Catalog): RefusedPairing[] {
  return combinations(catalog)
    .map((pairing) => ({ ...pairing, findings: findingsOf(pairing, catalog) }))
    .filter(({ findings }) => findings.length > 0);
}

function findingsOf({ description }: Pairing, catalog: Catalog): readonly Finding[] {
  return resolve(description, catalog, `deploy/${description.name}`).findings;
}

function combinations(catalog: Catalog): Pairing[] {
  const pairs: Pairing[] = [];
  for (const web of Object.keys(catalog.webServers))
    for (const protocol of Object.keys(catalog.protocols))
      for (const transport of ['unix', 'tcp', 'memory'])
        for (const [server, { modes }] of Object.entries(catalog.appServers))
          for (const worker of Object.keys(modes))
            for (const supervisor of Object.keys(catalog.supervisors))
              pairs.push(pairing(catalog, { web, protocol, transport, server, worker, supervisor }));
  return pairs;
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
