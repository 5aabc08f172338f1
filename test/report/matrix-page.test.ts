import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { MatrixRecord, MatrixRow } from '../../src/model/matrix.ts';
import { matrixGrid } from '../../src/pipeline/matrix-grid.ts';
import { matrixPage } from '../../src/report/matrix-page.ts';

const record: MatrixRecord = JSON.parse(readFileSync('docs/matrix.json', 'utf8'));
const first = record.rows[0] as MatrixRow;
const names = { web: 'nginx', protocol: 'http', transport: 'unix', server: 'gunicorn', worker: 'sync' };
const row = (more: Partial<MatrixRow>): MatrixRow => ({
  ...first,
  ...names,
  id: 'x',
  supervisor: 'none',
  verdict: 'green',
  failed: [],
  ...more,
});

/** What stands in the cells, by what is read out of each. */
function cellsOf(page: string): Map<string, string> {
  const buttons = page.matchAll(/<button class="(\w+)" data-cell="\d+" aria-label="([^"]+)">(.)<\/button>/g);
  return new Map([...buttons].map(([, state = '', label = '', sign = '']) => [label, `${state} ${sign}`]));
}

it('has a cell for every row of the record, and asks for nothing outside', () => {
  const page = matrixGrid(record);
  const cells = [...cellsOf(page).keys()];
  for (const { web, protocol, transport, server, worker } of record.rows) {
    const begin = `${web} → ${protocol}/${transport} → ${server} ${worker}: `;
    expect(
      cells.some((label) => label.startsWith(begin)),
      begin,
    ).toBe(true);
  }
  expect(page).not.toMatch(/<link|<img|<iframe|src=|url\(|@import|fetch\(|https?:/);
  expect(page).toContain("default-src 'none'");
});

it('tells the worst of what the supervisors showed by a sign and a word, not by colour alone', () => {
  const supervised = { supervisor: 'supervisord' };
  const rows = [
    row({ worker: 'a' }),
    row({ worker: 'b' }),
    row({ worker: 'b', ...supervised, verdict: 'limited' }),
    row({ worker: 'c', verdict: 'limited' }),
    row({ worker: 'c', ...supervised, verdict: 'failed' }),
    row({ worker: 'd', web: 'apache' }),
  ];
  const refused = [{ ...names, worker: 'd', supervisor: 'none', reason: ['It cannot.', 'Take another.'] }];
  const page = matrixPage({ ...record, rows }, refused);
  const begin = 'nginx → http/unix → gunicorn';
  expect(Object.fromEntries(cellsOf(page))).toMatchObject({
    [`${begin} a: green`]: 'green ✓',
    [`${begin} b: green but for a declared limit, seen exactly as declared`]: 'limited ◑',
    [`${begin} c: failed`]: 'failed ✗',
    [`${begin} d: refused, with the reason`]: 'refused ·',
    'apache → http/unix → gunicorn a: not run': 'open ?',
  });
  expect(JSON.parse(/id="data">(.*?)<\/script>/.exec(page)?.[1] ?? '')).toMatchObject({
    texts: ['It cannot.', 'Take another.'],
    cells: expect.arrayContaining([expect.objectContaining({ refused: { none: [0, 1] } })]),
  });
});

it('shows what a server wrote as text', () => {
  const hostile = '</script><script>alert(1)</script><img src=x>';
  const page = matrixPage({ ...record, engine: hostile, rows: [row({ worker: hostile, failed: [hostile] })] }, []);
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).not.toContain('<img');
  expect(JSON.parse(/id="data">(.*?)<\/script>/.exec(page)?.[1] ?? '').cells[0].runs[0].failed).toEqual([hostile]);
});
