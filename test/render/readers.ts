import { parse } from 'yaml';
import type { Json } from '../../src/model/json.ts';
import { shellWords } from './shell-words.ts';

/**
 * Reads one value back as the program that owns the syntax would, from a token that stands where templates put one.
 * Throws when the token ends early, runs on, or would be expanded.
 */
export type Reader = (token: string, value: Json) => Json;

/** Small readers of each format, after the programs' own sources. */
export const readers: Readonly<Record<string, Reader>> = {
  nginx,
  apache,
  'uwsgi-ini': uwsgiIni,
  'supervisor-ini': supervisorIni,
  compose,
  dockerfile,
  dockerignore,
  shell,
  python,
  markdown,
};

function only<T>(values: readonly T[], expected: number): T {
  if (values.length !== expected)
    throw new Error(`${values.length} tokens instead of ${expected}: ${JSON.stringify(values)}`);
  return values[1] as T;
}

const control: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

/** ngx_conf_read_token: a word, or text in quotes; `\t \r \n` and an escaped quote or backslash; `$` is a variable. */
function nginx(token: string): Json {
  const words: string[] = [];
  let rest = `name ${token} next;`;
  while (rest !== ';') {
    const match =
      /^\s*(?:"((?:[^"\\]|\\.)*)"(?=[\s;])|'((?:[^'\\]|\\.)*)'(?=[\s;])|((?:[^\s;{}"'#\\]|\\.)(?:[^\s;{}\\]|\\.)*))/s.exec(
        rest,
      );
    if (match === null) throw new Error(`nginx stops at ${rest}`);
    if (match[0].includes('$')) throw new Error('nginx expands a variable');
    words.push(
      (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(["'\\trn])/g, (_, escaped) => control[escaped] ?? escaped),
    );
    rest = rest.slice(match[0].length);
  }
  return only(words, 3);
}

/** ap_getword_conf: a word up to a space, or quoted, where `\` escapes the quote and itself; then `${…}` and `%{…}`. */
function apache(token: string): Json {
  const words = [
    ...`Name ${token} next`.matchAll(/(?<=^|\s)(?:"((?:[^"\\]|\\.)*)"(?=\s|$)|'((?:[^'\\]|\\.)*)'(?=\s|$)|(\S+))/g),
  ];
  const value = only(
    words.map(([, double, single, bare]) => (double ?? single ?? bare ?? '').replace(/\\(["\\])/g, '$1')),
    3,
  );
  if (/[$%]\{/.test(value) || value.startsWith('|')) throw new Error('Apache expands or runs it');
  if (/[\r\n]/.test(token)) throw new Error('the line ends');
  return value;
}

/** core/ini.c: lines, comments at their start, spaces dropped around; then `%x`, `$(X)` and `@(…)`. */
function uwsgiIni(token: string): Json {
  const lines = `key = ${token}\nnext = 1`.split('\n');
  if (lines.length !== 2 || /^[;#]/.test(token)) throw new Error('the line ends');
  const value = (lines[0] ?? '').slice('key ='.length).replace(/^[ \t\r]+|[ \t\r]+$/g, '');
  if (/%|[$@]\(/.test(value)) throw new Error('uWSGI expands it');
  return value;
}

/** Python's configparser with `;` and `#` as inline comments, then `%(here)s`, then `%`, then shlex for a command. */
function supervisorIni(token: string, value: Json): Json {
  const lines = `command = ${token}\nnext = 1`.split('\n');
  if (lines.length !== 2) throw new Error('the line ends');
  const raw = (lines[0] ?? '')
    .replace(/(?<=\s)[;#].*$/, '')
    .slice('command ='.length)
    .trim();
  const here = raw.replaceAll('%(here)s', '/etc/stack');
  if (/%/.test(here.replaceAll('%%', ''))) throw new Error('supervisord expands it');
  const text = here.replaceAll('%%', '%');
  return Array.isArray(value) ? shellWords(text) : text;
}

/** YAML 1.2 and 1.1, which differ in what is bare, agree on the value, in a block and in a list; then Compose interpolates. */
function compose(token: string): Json {
  const versions = token.startsWith('"') ? (['1.2'] as const) : (['1.1', '1.2'] as const);
  const read = versions.map((version) => parse(`a: ${token}\nb: [x, ${token}, y]\nc: 1`, { version }));
  const values = read.flatMap(({ a, b }) => [a, b[1]]).map((value) => JSON.stringify(value));
  if (new Set(values).size > 1 || read.some(({ b, c }) => b.length !== 3 || c !== 1))
    throw new Error(`YAML is not sure: ${values}`);
  return interpolated(read[0].a);
}

function interpolated(value: Json): Json {
  if (Array.isArray(value)) return value.map(interpolated);
  if (typeof value !== 'string') return value;
  if (value.replaceAll('$$', '').includes('$')) throw new Error('Compose interpolates it');
  return value.replaceAll('$$', '$');
}

/** A list is JSON on one line; elsewhere `$`, quotes, spaces and `\` mean something. */
function dockerfile(token: string, value: Json): Json {
  if (token.includes('\n')) throw new Error('the line ends');
  if (Array.isArray(value)) return JSON.parse(token);
  if (!/^[^\s$"'\\`#<]+$/.test(token)) throw new Error('Docker reads more than a word');
  return token;
}

/** moby/patternmatcher: a line a pattern; `#` and `!` at its start, `?`, `[` and `\` anywhere. */
function dockerignore(token: string): Json {
  if (/^[#!]|[?[\\\s]|^$/.test(token)) throw new Error('it is another pattern');
  return token;
}

/** Words of a command line; where a command stands, `A=b` is an assignment and `if` a keyword. */
function shell(token: string, value: Json): Json {
  if (!Array.isArray(value)) return only(shellWords(`printf ${token} next`), 3);
  if (/^[\w]+=|^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in)(?: |$)/.test(token))
    throw new Error('the shell takes it for syntax');
  return shellWords(token);
}

/** A literal: Python knows every escape that JSON has, and reads it the same. */
function python(token: string): Json {
  const literals: Readonly<Record<string, Json>> = { None: null, True: true, False: false };
  if (Object.hasOwn(literals, token)) return literals[token] as Json;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what may not stand in a Python string
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\\[^"\\bfnrtuU]/.test(token.replaceAll('\\\\', '')))
    throw new Error('Python reads it otherwise');
  // Python alone knows \U: it is always odd backslashes here, a doubled one is gone above.
  return JSON.parse(
    token.replace(/(?<=(?<!\\)(?:\\\\)*)\\U([0-9a-f]{8})/g, (_, code) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  );
}

/** Prose, code spans and table cells alike: nothing that one of them would read. */
function markdown(token: string): Json {
  if (/[<>&`|\\\n]/.test(token)) throw new Error('Markdown reads markup');
  return token;
}
