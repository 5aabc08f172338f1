import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ProblemError } from '../model/problem.ts';
import { nearName } from './near-name.ts';

const maxBytes = 256 * 1024;

/** The text of a description file, without its byte order mark; throws a ProblemError when there is no such text. */
export function readText(file: string): string {
  const bytes = readBytes(file);
  if (bytes.length > maxBytes)
    throw unreadable(file, 'is larger than 256 KiB', ['A description is a few dozen lines of YAML.']);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(file, 'is not UTF-8 text', ['Save it as UTF-8.']);
  }
}

function readBytes(file: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw unreadable(file, 'is a folder', ['Name the description in it, such as stack.yaml.']);
    if (!stats.isFile()) throw unreadable(file, 'is not a regular file');
    const handle = openSync(file, 'r');
    try {
      const buffer = Buffer.alloc(Math.min(stats.size, maxBytes) + 1);
      return buffer.subarray(0, readSync(handle, buffer));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw unreadable(file, reasonOf(error), code === 'ENOENT' ? nearName(resolve(file)) : []);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  return `cannot be read (${code ?? error})`;
}

function unreadable(file: string, reason: string, notes: readonly string[] = []): ProblemError {
  return new ProblemError([{ kind: 'description', summary: `${file} ${reason}`, places: [], notes }]);
}
