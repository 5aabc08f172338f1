import { parse } from 'yaml';
import type { Json } from '../../src/model/json.ts';
import { structures } from './structure/index.ts';

/**
 * Reads one value back as the program that owns the syntax would, from a token that stands where templates put one.
 * Throws when the token ends early, runs on, or would be expanded.
 */
export type Reader = (token: string, value: Json) => Json;

/** The value that a program finds at `HOLE`; everything around it must be there as well. */
const HOLE = Symbol('value');
type Frame = Json | typeof HOLE | readonly Frame[];

/** Small readers of each format: its reader of whole files, and around the token what a template has there. */
export const readers: Readonly<Record<string, Reader>> = {
  nginx: (token) => framed('nginx', `name ${token} next;`, [['name', HOLE, 'next']]),
  apache: (token) => framed('apache', `Name ${token} next`, [['Name', HOLE, 'next']]),
  haproxy: (token) => framed('haproxy', `name ${token} next\nb`, [['name', HOLE, 'next'], ['b']]),
  caddyfile: (token) => framed('caddyfile', `a ${token} b {\nc\n}`, [['a', HOLE, 'b', '{'], ['c'], ['}']]),
  lighttpd: (token) =>
    wordOrText(framed('lighttpd', `a = (${token}, 1)\nb`, [['a', '=', '(', HOLE, ',', '1', ')'], ['b']])),
  lua: (token) => wordOrText(framed('lua', `a({${token}})\nb`, [['a', '(', '{', HOLE, '}', ')'], ['b']])),
  'uwsgi-ini': (token) =>
    framed('uwsgi-ini', `[a]\nkey = ${token}\nb = 1`, [
      [
        'a',
        [
          ['key', HOLE],
          ['b', '1'],
        ],
      ],
    ]),
  'supervisor-ini': (token, value) => {
    const key = Array.isArray(value) ? 'command' : 'key';
    return framed('supervisor-ini', `[a]\n${key} = ${token}\nb = 1`, [
      [
        'a',
        [
          [key, HOLE],
          ['b', '1'],
        ],
      ],
    ]);
  },
  compose,
  dockerfile: (token, value) => {
    const [text, words]: readonly [string, Frame] = Array.isArray(value)
      ? [`CMD ${token}`, HOLE]
      : [`CMD a ${token}`, ['a', HOLE]];
    return framed('dockerfile', `${text}\nUSER 1`, [[], ['CMD', '', words], ['USER', '', ['1']]]);
  },
  dockerignore: (token) =>
    framed('dockerignore', `${token}\n!${token}\nx`, [
      ['', HOLE],
      ['!', HOLE],
      ['', 'x'],
    ]),
  shell: (token, value) =>
    Array.isArray(value)
      ? framed('shell', `${token}\nb`, [HOLE, ['b']])
      : framed('shell', `a ${token} b`, [['a', HOLE, 'b']]),
  python: (token) => pythonValue(framed('python', `a = [${token}]\nb`, [['a', '=', '[', HOLE, ']'], ['b']])),
  perl: (token) => wordOrText(framed('perl', `a([${token}]);\nb`, [['a', '(', '[', HOLE, ']', ')', ';'], ['b']])),
  ruby: (token) =>
    wordOrText(framed('ruby', `a [${token}], b: 1\nb`, [['a', '[', HOLE, ']', ',', 'b', ':', '1'], ['b']])),
  php: (token) => wordOrText(framed('php', `<?php a([${token}]);\nb`, [['a', '(', '[', HOLE, ']', ')', ';'], ['b']])),
  'php-ini': (token, value) => {
    const read = framed('php-ini', `[a]\nkey = ${token}\nb = 1`, [
      [
        'a',
        [
          ['key', HOLE],
          ['b', '1'],
        ],
      ],
    ]);
    return typeof value === 'number' ? Number(read) : read;
  },
  markdown: (token) => framed('markdown', `|${token}|\`${token}\`|`, [[[''], [HOLE], ['', HOLE, ''], ['']]]),
};

function framed(format: string, text: string, frame: Frame): Json {
  const found: Json[] = [];
  const tree = structures[format]?.(text);
  if (tree === undefined || !fits(tree, frame, found)) throw new Error(`${format} reads ${JSON.stringify(tree)}`);
  if (found.some((value) => JSON.stringify(value) !== JSON.stringify(found[0])))
    throw new Error(`${format} reads two values`);
  return found[0] ?? null;
}

function fits(tree: Json, frame: Frame, found: Json[]): boolean {
  if (frame === HOLE) return found.push(tree) > 0;
  if (!Array.isArray(frame)) return tree === frame;
  if (!Array.isArray(tree) || tree.length !== frame.length) return false;
  return frame.every((part, index) => fits(tree[index] ?? null, part as Frame, found));
}

/** The constants of the language and its numbers are words; a string is known as one. */
function pythonValue(found: Json): Json {
  if (Array.isArray(found)) return found[1] ?? null;
  const constants: Readonly<Record<string, Json>> = { None: null, True: true, False: false };
  return Object.hasOwn(constants, String(found)) ? (constants[String(found)] ?? null) : Number(found);
}

/** A word is a number; a string is known as one. */
function wordOrText(found: Json): Json {
  return Array.isArray(found) ? (found[1] ?? null) : Number(found);
}

/** YAML 1.2 and 1.1, which differ in what is bare, agree on the value, in a block and in a list. */
function compose(token: string): Json {
  const versions = token.startsWith('"') ? (['1.2'] as const) : (['1.1', '1.2'] as const);
  const text = `a: ${token}\nb: [x, ${token}, y]\nc: 1`;
  const read = [...versions.map((version) => parse(text, { version })), structures.compose?.(text)];
  const interpolated = read.at(-1);
  const raw = new Set(
    read
      .slice(0, -1)
      .flatMap(({ a, b }) => [a, b[1]])
      .map((value) => JSON.stringify(value)),
  );
  if (raw.size > 1 || read.some(({ b, c }) => b.length !== 3 || c !== 1))
    throw new Error(`YAML is not sure: ${[...raw]}`);
  return interpolated.a;
}
