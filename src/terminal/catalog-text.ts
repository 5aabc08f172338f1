import type { Table } from '../pipeline/catalog-table.ts';
import { fittedTable } from './fitted-table.ts';

const widths = { least: 60, most: 140, usual: 100 };

/** The catalog for a terminal of so many columns, or for a file. */
export function catalogText(tables: readonly Table[], columns: number | undefined): string {
  const width = Math.min(Math.max(columns ?? widths.usual, widths.least), widths.most);
  return tables
    .map((table) => `${table.title}\n\n${fittedTable(table.columns, table.rows.map(shortRow), width)}`)
    .join('\n\n');
}

const shortRow = (row: readonly string[]) => row.map(shortCell);

/** `http over unix, uwsgi over unix` → `http, uwsgi over unix`. */
function shortCell(cell: string): string {
  return cell.replace(/(\S+)( over \S+)(?:, \S+\2(?=,|$))+/g, (same, _, over) => same.replaceAll(over, '') + over);
}
