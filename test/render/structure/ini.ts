import type { Json } from '../../../src/model/json.ts';
import { shellWords } from '../shell-words.ts';
import { mark } from './mark.ts';

/** Keys and values of a section, in order. */
type Section = [string, Json[]];

/** uWSGI's ini after core/ini.c: a `#` or `;` at the start comments, spaces around are dropped; then the expansions. */
export function uwsgiIni(text: string): Json {
  const sections: Section[] = [];
  for (const line of text.split('\n').map((each) => each.replace(/^[ \t\r]+|[ \t\r]+$/g, ''))) {
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    if (line.startsWith('[')) {
      sections.push([line.slice(1, line.indexOf(']') < 0 ? undefined : line.indexOf(']')), []]);
      continue;
    }
    const [key = '', value] = split(line, /=/);
    sections.at(-1)?.[1].push([key, expandable(value, /%.?|\$\(|@\(/g)]);
  }
  return sections;
}

/**
 * supervisord.conf after configparser with `;` and `#` as inline comments: an indented line goes on. Then `%(here)s`, even
 * with its `%` doubled, then `%` itself, and a command is split as shlex does.
 */
export function supervisorIni(text: string): Json {
  const sections: [string, [string, string][]][] = [];
  for (const raw of text.split('\n')) {
    const line = raw.replace(/(?:^|(?<=\s))[;#].*$/, '').trimEnd();
    const last = sections.at(-1)?.[1];
    const header = /^\[(.+)\]/.exec(line);
    if (line.trim() === '') continue;
    if (/^\s/.test(line) && last && last.length > 0) (last.at(-1) as [string, string])[1] += `\n${line.trim()}`;
    else if (header) sections.push([header[1] ?? '', []]);
    else last?.push(split(line, /[=:]/));
  }
  return sections.map(([name, pairs]) => [name, pairs.map(([key, value]) => [key, option(key, value)])]);
}

/** PHP's ini after Zend/zend_ini_scanner.l: single quotes hold all but themselves; in the rest `${x}` expands, and words are more. */
export function phpIni(text: string): Json {
  const sections: Section[] = [['', []]];
  for (const line of text.split('\n')) {
    const header = /^\[(.+)\]/.exec(line);
    if (header) sections.push([header[1] ?? '', []]);
    if (header || /^\s*(?:;.*)?$/.test(line)) continue;
    const pair = /^\s*([^=]+?)\s*=\s*(?:'([^']*)'|([^'";]*?))\s*(?:;.*)?$/.exec(line);
    if (pair === null) throw new Error(`no key and value: ${line}`);
    const [, key = '', quoted, bare = ''] = pair;
    sections.at(-1)?.[1].push([key, quoted ?? bare.replace(/\$\{[^}]*\}|[{}|&~!()^?]/g, mark)]);
  }
  return sections.filter(([, pairs]) => pairs.length > 0);
}

function option(key: string, value: string): Json {
  const here = value.replaceAll('%(here)s', mark('here'));
  const text = here.replace(/%(%|\(\w*\)s?|.?)/g, (all, next) => (next === '%' ? '%' : mark(all)));
  return key === 'command' ? shellWords(text) : text;
}

function split(line: string, at: RegExp): [string, string] {
  const index = line.search(at);
  if (index < 0) throw new Error(`no key and value: ${line}`);
  return [line.slice(0, index).trim(), line.slice(index + 1).trim()];
}

function expandable(value: string, pattern: RegExp): string {
  return value.replace(pattern, mark);
}
