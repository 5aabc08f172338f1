import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files, RenderedFile } from '../model/plan.ts';
import { digest } from './digest.ts';

/** Digests of the files that were rendered into a folder, by path: what differs from its own was changed by hand. */
export type RenderRecord = ReadonlyMap<string, string>;

const name = '.stackwright.json';

/** The record of a folder. One that cannot be understood knows nothing; a path that leads elsewhere is not believed. */
export function readRecord(folder: string): RenderRecord {
  return new Map(
    Object.entries(parsed(join(folder, name))).filter((entry): entry is [string, string] => isOurs(entry)),
  );
}

/** The record as a file of the folder. */
export function recordFile(files: Files): RenderedFile {
  const digests = Object.fromEntries(files.map((file) => [file.path, digest(file)]));
  return { path: name, text: `${JSON.stringify(digests, null, 2)}\n`, executable: false };
}

function parsed(path: string): object {
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/** The record is a file like others: somebody may have written it to have another file removed. */
function isOurs([path, value]: readonly [string, unknown]): boolean {
  const plain = path.split('/').every((part) => /^[\w.@+-]+$/.test(part) && !/^\.\.?$/.test(part));
  return plain && typeof value === 'string';
}
