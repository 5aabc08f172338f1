import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import { displayWidth } from '../../src/lib/display-width.ts';
import { type CatalogRequest, catalogAbout } from '../../src/pipeline/catalog-about.ts';
import { catalogTable } from '../../src/pipeline/catalog-table.ts';
import { catalogText } from '../../src/terminal/catalog-text.ts';
import { fittedTable } from '../../src/terminal/fitted-table.ts';

const tables = catalogTable();
const widest = (text: string) => Math.max(...text.split('\n').map(displayWidth));

it.each([
  [undefined, 100],
  [80, 80],
  [100, 100],
  [132, 132],
  [400, 140],
])('fits a terminal of %s columns', (columns, most) => {
  const text = catalogText(tables, columns);
  expect(widest(text)).toBeLessThanOrEqual(most);
  expect(widest(text)).toBeGreaterThan(most - 20);
  expect(text).not.toMatch(/[ \t]$/m);
});

it('has every word of the catalog', () => {
  const words = new Set(catalogText(tables, 80).split(/\s+/));
  for (const { title, columns, rows } of tables)
    for (const cell of [title, ...columns, ...rows.flat()])
      for (const word of cell.split(/[\s,]+/)) expect([...words].join(' '), cell).toContain(word);
});

it('says the transport of several protocols once', () => {
  const table = { title: 'T', columns: ['a'], rows: [['http over unix/tcp, uwsgi over unix/tcp, scgi over tcp']] };
  expect(catalogText([table], 100)).toBe('T\n\na\nhttp, uwsgi over unix/tcp, scgi over tcp');
});

it('wraps the widest column first, and leaves out a long cell that is as above in a row that begins alike', () => {
  const summary = 'one two three four five six';
  const rows = [
    ['a', 'first', summary],
    ['a', 'third', summary],
    ['b', 'first', summary],
    ['日本', 'second one', 'x'],
  ];
  expect(fittedTable(['id', 'name', 'what'], rows, 34)).toBe(
    [
      'id    name        what',
      'a     first       one two three',
      '                  four five six',
      'a     third',
      'b     first       one two three',
      '                  four five six',
      '日本  second one  x',
    ].join('\n'),
  );
});

it('never cuts a word', () => {
  expect(fittedTable(['a'], [['https://example.org/a/long/way and on']], 10)).toBe(
    'a\nhttps://example.org/a/long/way\nand on',
  );
});

it('says of one component what it is, what goes with it, and which limits that has', () => {
  const [what, ways, limits] = catalogAbout({ for: 'starman' });
  expect(what?.rows).toEqual([['starman', 'Starman', catalog.appServers.starman.summary]]);
  expect(ways?.rows).toContainEqual([
    'nginx',
    'starman',
    'http over unix/tcp',
    'prefork',
    'psgi',
    expect.stringContaining('none'),
  ]);
  expect(ways?.rows.map(([, server]) => server)).toEqual(ways?.rows.map(() => 'starman'));
  expect(limits?.rows.map(([says]) => says)).toContain(catalog.appServers.starman.limits?.[0]?.says);
  // HAProxy's limit on chunked bodies is about servers that read none: uWSGI.
  const of = (name: string) => JSON.stringify(catalogAbout({ for: name })[2]);
  expect(of('uwsgi')).toContain('the app server would read nothing of it');
  expect(of('starman')).not.toContain('the app server would read nothing of it');
});

it('finds what goes with a framework, an interface, and a protocol', () => {
  const servers = (request: CatalogRequest) => new Set(catalogAbout(request)[1]?.rows.map(([, server]) => server));
  expect(servers({ for: 'psgi' })).toContain('starman');
  expect(servers({ for: 'psgi' })).not.toContain('gunicorn');
  expect(servers({ for: 'django' })).toContain('uvicorn');
  expect(servers({ for: 'flask' })).not.toContain('uvicorn');
  expect([...servers({ protocol: 'uwsgi' })]).toEqual(['uwsgi']);
  expect(catalogAbout({ for: 'apache', protocol: 'http' })[1]?.rows[0]?.[2]).toMatch(/^http over \S+$/);
  expect(catalogAbout({ protocol: 'uwsgi' })[0]?.rows).toHaveLength(1);
});

it('names what was meant', () => {
  expect(() => catalogAbout({ for: 'gunicron' })).toThrow('no component is called "gunicron"');
  expect(() => catalogAbout({ protocol: 'nginx' })).toThrow('no protocol is called "nginx"');
});
