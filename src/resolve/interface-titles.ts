import type { Catalog } from '../model/catalog.ts';
import type { EndpointRecord } from '../model/component.ts';
import { valuesOf } from './fitting.ts';

/** The interfaces of some records as people write them: `WSGI or ASGI`, `Rack`. */
export function interfaceTitles(
  { interfaces }: Catalog,
  records: readonly EndpointRecord[],
  between: 'or' | 'and' = 'or',
): string {
  return valuesOf(records, 'interface')
    .map((id) => interfaces[id]?.title ?? id)
    .join(` ${between} `);
}
