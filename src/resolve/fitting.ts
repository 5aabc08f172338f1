import type { Catalog } from '../model/catalog.ts';
import type { EndpointRecord, Facet, ServerMode } from '../model/component.ts';

/** Every value that a facet has in some records, in their order. */
export function valuesOf(records: readonly EndpointRecord[], facet: string): string[] {
  return [...new Set(records.flatMap((record) => [record[facet] ?? []].flat() as Facet[]).map(String))];
}

/** The app servers with a worker model that fits; where not all of them do, with those that do: `gunicorn (gthread)`. */
export function fittingServers(catalog: Catalog, fits: (mode: ServerMode) => boolean): string[] {
  return Object.entries(catalog.appServers).flatMap(([id, { modes }]) => {
    const workers = Object.keys(modes).filter((worker) => modes[worker] && fits(modes[worker]));
    if (workers.length === 0) return [];
    return [workers.length === Object.keys(modes).length ? id : `${id} (${workers.join(', ')})`];
  });
}

/** `web: apache or web: nginx`: a web server that stands before the app server, as it is written. */
export function standingWebServers(catalog: Catalog, fits: (records: readonly EndpointRecord[]) => boolean): string {
  return Object.entries(catalog.webServers)
    .filter(([, { stands, mode }]) => stands && fits(mode.consumes?.backend ?? []))
    .map(([id]) => `web: ${id}`)
    .join(' or ');
}
