import type { Catalog } from '../model/catalog.ts';
import type { EndpointRecord, Facet, Mode, ServerMode } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import { frontNeeds } from './front.ts';
import { meet } from './meet.ts';

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

/** `web: apache or nginx`: the web servers of Debian that do all that a description asks of one, and that fit, as it is written. */
export function standingWebServers(
  catalog: Catalog,
  description: Description,
  fits: (mode: Mode) => boolean = () => true,
): string {
  const ids = Object.entries(catalog.webServers)
    .filter(
      ([, { stands, ownImage, mode }]) =>
        stands && ownImage !== 'must' && meet([frontNeeds(description)], mode.provides?.front ?? []).met && fits(mode),
    )
    .map(([id]) => id);
  const last = ids.pop();
  if (last === undefined) return 'none';
  return `web: ${ids.length > 0 ? `${ids.join(', ')} or ${last}` : last}`;
}
