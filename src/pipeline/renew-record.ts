import { catalog } from '../catalog/index.ts';
import type { MatrixRecord, MatrixRow } from '../model/matrix.ts';
import { pairingId, pairings } from './pairings.ts';

/** The record of a whole run with some of its rows run anew, or for the first time, on a later day; what is no pairing any more goes. */
export function renewRecord(record: MatrixRecord, rows: readonly MatrixRow[], since: string): MatrixRecord {
  const known = new Map([...record.rows, ...rows.map((row) => ({ ...row, since }))].map((row) => [row.id, row]));
  const valid = pairings(catalog).map(pairingId);
  return { ...record, rows: valid.flatMap((id) => known.get(id) ?? []) };
}
