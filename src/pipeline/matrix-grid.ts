import { catalog } from '../catalog/index.ts';
import type { Catalog } from '../model/catalog.ts';
import type { MatrixRecord, PairingNames, RefusedCell } from '../model/matrix.ts';
import { matrixPage } from '../report/matrix-page.ts';
import { refusedPairings } from './pairings.ts';

/** The grid of a record as one HTML file: what was run, and why the rest of its rows and columns is refused. */
export function matrixGrid(record: MatrixRecord): string {
  const lines = new Set(record.rows.map(({ web, protocol, transport }) => `${web} ${protocol} ${transport}`));
  const columns = new Set(record.rows.map(({ server, worker }) => `${server} ${worker}`));
  const supervisors: Catalog['supervisors'] = catalog.supervisors;
  const isInGrid = ({ web, protocol, transport, server, worker, supervisor }: PairingNames) =>
    lines.has(`${web} ${protocol} ${transport}`) &&
    columns.has(`${server} ${worker}`) &&
    !supervisors[supervisor]?.sampled;
  const refused = refusedPairings(catalog, isInGrid).map(({ description: _, findings, ...names }): RefusedCell => {
    const reason = findings.flatMap(({ summary, notes }) => [`${summary}.`, ...notes]);
    return { ...names, reason };
  });
  return matrixPage(record, refused);
}
