import { xmlElement } from '../lib/xml-element.ts';
import type { MatrixRecord, MatrixRow, PairingNames, RefusedCell } from '../model/matrix.ts';
import { matrixScript } from './matrix-script.ts';
import { matrixStyle } from './matrix-style.ts';

/** What a cell says, the worst first; each has a sign of its own, so that no colour is needed. */
const states = {
  failed: { sign: '✗', says: 'failed' },
  limited: { sign: '◑', says: 'green but for a declared limit, seen exactly as declared' },
  green: { sign: '✓', says: 'green' },
  refused: { sign: '·', says: 'refused, with the reason' },
  open: { sign: '?', says: 'not run' },
} as const;

type State = keyof typeof states;

/** One combination of a row and a column, under all supervisors. */
interface Cell {
  readonly line: string;
  readonly column: string;
  readonly runs: readonly MatrixRow[];
  /** By supervisor, places in the list of texts: what is said where it is refused. */
  readonly refused: Readonly<Record<string, readonly number[]>>;
}

/**
 * A record as one HTML file that asks for nothing else: a row for each web server, protocol and transport, a column for
 * each app server and worker model. A cell opens what was seen, why, and what runs it again.
 */
export function matrixPage(record: MatrixRecord, refused: readonly RefusedCell[]): string {
  const { cells, texts } = cellsOf(record.rows, refused);
  const data = JSON.stringify({ states, cells, texts }).replaceAll('<', '\\u003c');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">",
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Stackwright: the matrix of topologies</title>',
    `<style>${matrixStyle}</style>`,
    '</head>',
    '<body>',
    '<h1>The matrix of topologies</h1>',
    xmlElement('p', {}, summary(record)),
    legend(cells),
    supervisorChoice(record.rows),
    `<div class="scroll">${table(cells)}</div>`,
    '<dialog aria-labelledby="topology"><form method="dialog"><button autofocus>Close</button></form><div id="detail"></div></dialog>',
    `<script type="application/json" id="data">${data}</script>`,
    `<script>${matrixScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function summary({ recorded, engine, rows, minutes, perMinute }: MatrixRecord): string {
  const later = rows.filter(({ since }) => since !== undefined).length;
  const rate = perMinute ? `, ${perMinute} a minute` : '';
  const more = later > 0 ? `; ${later} more since` : '';
  return `${rows.length} topologies. On ${recorded}: ${rows.length - later} in ${minutes} minutes${rate}, on ${engine}${more}.`;
}

function cellsOf(rows: readonly MatrixRow[], refused: readonly RefusedCell[]): { cells: Cell[]; texts: string[] } {
  const lines = unique([...rows].map(lineOf)).sort();
  const columns = unique([...rows].map(columnOf)).sort();
  const texts = unique(refused.flatMap(({ reason }) => reason));
  const place = new Map(texts.map((text, index) => [text, index]));
  const runs = grouped(rows);
  const refusals = grouped(refused);
  const cells = lines.flatMap((line) =>
    columns.map((column) => {
      const key = `${line} ${column}`;
      const said = refusals
        .get(key)
        ?.map(({ supervisor, reason }) => [supervisor, reason.map((text) => place.get(text))]);
      return { line, column, runs: runs.get(key) ?? [], refused: Object.fromEntries(said ?? []) };
    }),
  );
  return { cells, texts };
}

const lineOf = ({ web, protocol, transport }: PairingNames) => `${web} → ${protocol}/${transport}`;
const columnOf = ({ server, worker }: PairingNames) => `${server} ${worker}`;
const keyOf = (names: PairingNames) => `${lineOf(names)} ${columnOf(names)}`;

function stateOf({ runs, refused }: Cell): State {
  const order: readonly State[] = ['failed', 'limited', 'green'];
  return (
    order.find((state) => runs.some(({ verdict }) => verdict === state)) ??
    (Object.keys(refused).length > 0 ? 'refused' : 'open')
  );
}

function legend(cells: readonly Cell[]): string {
  const runs = cells.flatMap((cell) => cell.runs);
  const counts: Partial<Record<State, string>> = Object.fromEntries(
    (['green', 'limited', 'failed'] as const).map((state) => [
      state,
      `${runs.filter(({ verdict }) => verdict === state).length} `,
    ]),
  );
  const items = (['green', 'limited', 'failed', 'refused', 'open'] as const).map((state) => {
    const { sign, says } = states[state];
    return `<li><span class="${state}">${sign}</span> ${xmlElement('span', {}, `${counts[state] ?? ''}${says}`)}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function supervisorChoice(rows: readonly MatrixRow[]): string {
  const options = ['all', ...unique(rows.map(({ supervisor }) => supervisor)).sort()].map(
    (name) =>
      `<label><input type="radio" name="supervisor" value="${name}"${name === 'all' ? ' checked' : ''}> ${name}</label>`,
  );
  return `<fieldset><legend>Supervisor</legend>${options.join('')}</fieldset>`;
}

function table(cells: readonly Cell[]): string {
  const columns = unique(cells.map(({ column }) => column));
  const servers = unique(columns.map((column) => column.split(' ')[0] ?? ''));
  const width = (server: string) => columns.filter((column) => column.split(' ')[0] === server).length;
  const head = servers.map((server) => xmlElement('th', { scope: 'colgroup', colspan: width(server) }, server));
  const workers = columns.map((column) => `<th scope="col">${xmlElement('span', {}, column.split(' ')[1] ?? '')}</th>`);
  const lines = unique(cells.map(({ line }) => line));
  const webOf = (line: string | undefined) => line?.split(' ')[0];
  const body = lines.map((line, position) => {
    const own = cells.flatMap((cell, index) => (cell.line === line ? [button(cell, index)] : []));
    const first = position > 0 && webOf(lines[position - 1]) !== webOf(line) ? ' class="first"' : '';
    return `<tr${first}>${xmlElement('th', { scope: 'row' }, line)}${own.join('')}</tr>`;
  });
  return `<table><thead><tr><td></td>${head.join('')}</tr><tr><td></td>${workers.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function button(cell: Cell, index: number): string {
  const state = stateOf(cell);
  const { sign, says } = states[state];
  const label = `${cell.line} → ${cell.column}: ${says}`;
  return `<td>${xmlElement('button', { class: state, 'data-cell': index, 'aria-label': label }, sign)}</td>`;
}

function grouped<T extends PairingNames>(combinations: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of combinations) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
