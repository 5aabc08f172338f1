import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

const expands = /\$(?:\w+|[?@*#!$-]|\{[^}]*\}?|\([\s\S]*?\))|`[^`]*`?/g;
const reserved = /^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in|\{|\}|!)$/;

/**
 * A shell script as the words and operators of each line (POSIX 2.3, Token Recognition). What expands is marked, and so
 * is a keyword or an assignment where a command stands.
 */
export function shell(script: string): Json {
  const lines: string[][] = [[]];
  let word: string | null = null;
  let bare = true;
  let isCommand = true;
  const end = () => {
    if (word === null) return;
    const line = lines.at(-1) ?? [];
    line.push(isCommand && bare && (reserved.test(word) || /^\w+=/.test(word)) ? mark(word) : word);
    [word, bare, isCommand] = [null, true, false];
  };
  for (let rest = script; rest !== ''; ) {
    const match =
      /^(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<comment>#[^\n]*)|(?<line>\n)|(?<space>[ \t]+)|(?<operator>(?:[;&|]+|\d?[<>]+&?\d?|\(|\))))/.exec(
        rest,
      );
    const { single, double, escaped, comment, line, space, operator } = match?.groups ?? {};
    let length = match?.[0].length ?? 1;
    if (single !== undefined) [word, bare] = [(word ?? '') + single, false];
    else if (double !== undefined) [word, bare] = [(word ?? '') + inQuotes(double), false];
    else if (escaped !== undefined) [word, bare] = [(word ?? '') + (escaped === '\n' ? '' : escaped), false];
    else if (line !== undefined || space !== undefined || (comment !== undefined && word === null)) end();
    else if (operator !== undefined) {
      end();
      lines.at(-1)?.push(operator);
      isCommand = /^[;&|(]/.test(operator);
    } else {
      if (/^["']/.test(rest)) throw new Error(`the shell finds no end of ${rest.slice(0, 20)}`);
      const [text = ''] = new RegExp(`^(?:${expands.source})`).exec(rest) ?? [rest[0] ?? ''];
      length = text.length;
      word = (word ?? '') + (/^[$`*?[~]/.test(text) ? mark(text) : text);
    }
    if (line !== undefined) {
      lines.push([]);
      isCommand = true;
    }
    rest = rest.slice(length);
  }
  end();
  return lines.filter((each) => each.length > 0);
}

function inQuotes(text: string): string {
  return text.replace(expands, mark).replace(/\\([$`"\\\n])/g, '$1');
}
