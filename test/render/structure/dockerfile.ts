import type { Json } from '../../../src/model/json.ts';
import { mark } from './mark.ts';

/**
 * A Dockerfile after moby's parser: directives (`# escape=`) above all else, comment lines, a line goes on after a `\`;
 * the rest of an instruction is JSON where it is a list of strings, else words in which `$` expands.
 */
export function dockerfile(text: string): Json {
  const directives = text.split('\n', 1).filter((line) => /^#\s*\w+\s*=/.test(line));
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\[ \t]*\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [directives, ...lines.map(instruction)];
}

function instruction(line: string): Json {
  const [, name = '', rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(line) ?? [];
  if (name === '') throw new Error(`Docker knows no instruction in ${line}`);
  const [, flags = '', body = ''] = /^((?:--\S+\s+)*(?:CMD\s+)?)(.*)$/s.exec(rest) ?? [];
  return [name, flags.trim(), listOf(body.trim()) ?? wordsOf(body)];
}

function listOf(body: string): string[] | null {
  if (!body.startsWith('[')) return null;
  try {
    const list = JSON.parse(body);
    return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : null;
  } catch {
    return null;
  }
}

function wordsOf(body: string): string[] {
  return body
    .trim()
    .split(/\s+/)
    .map((word) => (/["'\\`$#<]/.test(word) ? mark(word) : word));
}
