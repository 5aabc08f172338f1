import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../model/problem.ts';

type Variables = Readonly<Record<string, string>>;

/** Reads the plan's env file; throws a description problem that names the line. */
export async function readEnvFile(root: string, path: string | null): Promise<Variables> {
  if (path === null) return {};
  const text = await readFile(join(root, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${error.message}`;
    throw new ProblemError([{ kind: 'description', summary: `The env file ${path} ${why}.`, places: [], notes: [] }]);
  });
  return parseEnvFile(text, path);
}

/** `NAME=value` lines, blank lines and comments; refuses what Compose, Docker and shells read differently. */
export function parseEnvFile(text: string, path: string): Variables {
  const variables: Record<string, string> = {};
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(#.*)?$/.test(line)) continue;
    const [, name, value] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? [];
    const why = name === undefined || value === undefined ? 'is not NAME=value' : whyRefused(value);
    if (why) throw refused(path, index + 1, line, why);
    variables[name as string] = value as string;
  }
  return variables;
}

function whyRefused(value: string): string | null {
  if (/['"`$\\]/.test(value)) return 'has a quote, $ or backslash, which Docker and Compose read differently';
  if (/\s#/.test(value)) return 'has a # behind a space, which Compose reads as a comment';
  if (value !== value.trim()) return 'has spaces around its value, which Compose drops';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are refused
  return /[\u0000-\u0008\u000a-\u001f\u007f]/.test(value) ? 'has a control character' : null;
}

function refused(file: string, line: number, text: string, why: string): ProblemError {
  // The value may be a secret: only the name is shown.
  const name = /^[^=]*/.exec(text)?.[0].slice(0, 60) ?? '';
  const place = {
    file,
    line,
    column: 1,
    length: Math.max(name.length, 1),
    excerpt: text.includes('=') ? `${name}=…` : name,
  };
  return new ProblemError([
    {
      kind: 'description',
      summary: `Line ${line} of the env file ${file} ${why}.`,
      places: [place],
      notes: ['Write NAME=value, plain, or put the value into app.env.'],
    },
  ]);
}
