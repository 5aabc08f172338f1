import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(import.meta.dirname, '../../src');

/** One source file: its path below src, what it imports, and its text. */
export interface SourceFile {
  readonly path: string;
  /** The folder that the import table names: `plan`, `catalog`, or the file itself at the top. */
  readonly room: string;
  /** Paths below src of what it imports from there. */
  readonly inside: readonly string[];
  /** Packages and Node modules that it imports. */
  readonly outside: readonly string[];
  readonly text: string;
}

/** Every source file that is written by hand. */
export const sourceFiles: readonly SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
  .sort()
  .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));

/** A source file as the import table sees it. */
export function sourceFile(path: string, text: string): SourceFile {
  const names = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name]) => String(name));
  const inside = names.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name));
  return {
    path,
    room: roomOf(path),
    inside,
    outside: names.filter((name) => !name.startsWith('.')).map(packageOf),
    text,
  };
}

/** The folder at the top that a path lies in. */
export function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
