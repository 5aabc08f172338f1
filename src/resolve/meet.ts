import type { EndpointRecord, Facet } from '../model/component.ts';

/** The facets two components agree on, or the one on which their nearest records clash. */
export type Meeting =
  | {
      readonly met: true;
      readonly facets: Readonly<Record<string, Facet>>;
      readonly needs: EndpointRecord;
      readonly offers: EndpointRecord;
    }
  | { readonly met: false; readonly clash: Clash | null };

/** A facet with what one side needs, what the other offers and what was asked for. Null in a Meeting: one side has no endpoint at all. */
export interface Clash {
  readonly facet: string;
  readonly needs: readonly Facet[];
  readonly offers: readonly Facet[];
  readonly agreed: number;
}

/**
 * Walks pairs of records in order of preference (the needing side's first) and takes the first that agrees on every
 * facet, within what was asked. A list's order is its preference.
 */
export function meet(
  needs: readonly EndpointRecord[],
  offers: readonly EndpointRecord[],
  asked: EndpointRecord = {},
): Meeting {
  let nearest: Clash | null = null;
  for (const need of needs) {
    for (const offer of offers) {
      const result = intersect(need, offer, asked);
      if ('facets' in result) return { met: true, facets: result.facets, needs: need, offers: offer };
      if (nearest === null || result.agreed > nearest.agreed) nearest = result;
    }
  }
  return { met: false, clash: nearest };
}

function intersect(
  need: EndpointRecord,
  offer: EndpointRecord,
  asked: EndpointRecord,
): { facets: Record<string, Facet> } | Clash {
  const facets: Record<string, Facet> = {};
  let agreed = 0;
  for (const facet of new Set([...Object.keys(need), ...Object.keys(offer)])) {
    const wanted = within(values(need, facet), values(asked, facet));
    const common = within(wanted, values(offer, facet));
    if (common !== null && common.length === 0) {
      return { facet, needs: values(need, facet) ?? [], offers: values(offer, facet) ?? [], agreed };
    }
    if (common !== null && common[0] !== undefined) facets[facet] = common[0];
    agreed += 1;
  }
  return { facets };
}

/** Values of a facet, or null when the record does not constrain it. */
function values(record: EndpointRecord, facet: string): readonly Facet[] | null {
  const value = record[facet];
  if (value === undefined) return null;
  return Array.isArray(value) ? value : [value as Facet];
}

function within(left: readonly Facet[] | null, right: readonly Facet[] | null): readonly Facet[] | null {
  if (left === null) return right;
  return right === null ? left : left.filter((value) => right.includes(value));
}
