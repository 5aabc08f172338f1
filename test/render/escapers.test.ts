import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { Format } from '../../src/model/format.ts';
import type { Json } from '../../src/model/json.ts';
import { escapeRun, tokenOf } from './escape-run.ts';
import { hostile, plain } from './hostile.ts';
import { readers } from './readers.ts';

const formats: Readonly<Record<string, Format>> = catalog.formats;

it('has a reader for every format', () => {
  expect(Object.keys(readers).sort()).toEqual(Object.keys(formats).sort());
});

describe.each(Object.entries(formats))('%s', (id, format) => {
  const read = (token: string, value: Json) => readers[id]?.(token, value);

  it('writes texts and lists so that they read back the same, or refuses them', () => {
    const { refused, written } = escapeRun([id, format], { cases: 1500 });
    expect(written).toBeGreaterThan(20);
    expect(refused + written).toBe(1500);
  });

  it('writes whatever a value domain lets through', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(read(format.escape(value), value)).toBe(value);
      }),
    );
  });

  it('writes one line that fits in a file', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.array(hostile, { minLength: 1 })), (value) => {
        const token = tokenOf(format, value);
        if (token === null) return;
        expect(token).not.toMatch(/[\n\r\0]/);
        expect(new TextDecoder().decode(new TextEncoder().encode(token))).toBe(token.replace(/^\ufeff/, ''));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, { a: 1 }, [{ a: 1 }], [['a'], ['b']]] as Json[])(
    'never writes %j as if it were text',
    (value) => {
      const token = tokenOf(format, value);
      if (token !== null) expect(`${token} ${JSON.stringify(value)}`).not.toMatch(/object|NaN|Infinity/);
    },
  );
});

it('keeps numbers, booleans and null what they are where the format has types', () => {
  for (const value of [0, -1, 1.5, 2 ** 53, true, false, null, '1', 'true', 'null', '']) {
    expect(readers.compose?.(catalog.formats.compose.escape(value), value)).toBe(value);
    expect(readers.python?.(catalog.formats.python.escape(value), value)).toBe(value);
  }
});

it('writes words that a real shell reads back', () => {
  const values = fc.sample(hostile, 500).filter((value) => tokenOf(catalog.formats.shell, value) !== null);
  const script = values.map((value) => `printf '%s\\0' ${catalog.formats.shell.escape(value)}`).join('\n');
  const output = execFileSync('sh', { input: script, encoding: 'utf8' });
  expect(output.split('\0').slice(0, -1)).toEqual(values);
});

it.each([
  ['nginx', '~.*$'],
  ['nginx', 'a\nb'],
  ['caddyfile', '{env.HOME}'],
  ['caddyfile', '@a'],
  ['caddyfile', 'a\\"'],
  ['caddyfile', 'a\\'],
  ['lighttpd', '%{X}e'],
  ['lighttpd', 'a\\'],
  ['lighttpd', 'a\nb'],
  ['lua', 'a\nb'],
  ['lua', true],
  ['haproxy', '%[src]'],
  ['haproxy', '-m'],
  ['haproxy', 'a\nb'],
  ['apache', '|/bin/sh'],
  ['apache', '%{reqenv:X}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Apache expands this
  ['apache', '${PATH}'],
  ['uwsgi-ini', '@(exec://id)'],
  ['uwsgi-ini', '$(HOME)'],
  ['uwsgi-ini', '%d'],
  ['supervisor-ini', 'a ;b'],
  ['supervisor-ini', 'a #b'],
  ['supervisor-ini', '%(here)s'],
  ['supervisor-ini', ['echo', ' # ']],
  ['dockerfile', '$HOME'],
  ['dockerfile', 'a b'],
  ['dockerignore', '!a'],
  ['shell', 'a\nb'],
  ['markdown', '<b>'],
])('%s refuses %j', (id, value) => {
  expect(() => formats[id]?.escape(value)).toThrow(RangeError);
});

it.each([
  ['nginx', 'a b', '"a b"'],
  ['lighttpd', 'a \\b \\"', '"a \\b \\\\""'],
  ['caddyfile', 'a "b" \\c', '"a \\"b\\" \\c"'],
  ['caddyfile', '#a', '"#a"'],
  ['lighttpd', 8080, '8080'],
  ['lighttpd', '8080', '"8080"'],
  ['lua', 'a "b" \\', '"a \\"b\\" \\\\"'],
  ['haproxy', '$HOME # "x" \\', '"\\$HOME # \\"x\\" \\\\"'],
  ['haproxy', '', '""'],
  ['nginx', '}; evil "', '"}; evil \\""'],
  ['nginx', '', '""'],
  ['apache', 'a "b" \\', '"a \\"b\\" \\\\"'],
  ['supervisor-ini', '100%', '100%%'],
  ['supervisor-ini', ['a b', "it's"], "'a b' 'it'\\''s'"],
  ['compose', 'a: $b', '"a: $$b"'],
  ['compose', 'no', '"no"'],
  ['compose', ['a', 'b c', 1], '[a, "b c", 1]'],
  ['dockerfile', ['a', '"b"'], '["a", "\\"b\\""]'],
  ['shell', ['A=b', 'A=b'], "'A=b' A=b"],
  ['shell', ['if', 'if'], "'if' if"],
  ['python', '"""\n', '"\\"\\"\\"\\n"'],
  ['python', null, 'None'],
])('%s writes %j as %s', (id, value, token) => {
  expect(formats[id]?.escape(value)).toBe(token);
});
