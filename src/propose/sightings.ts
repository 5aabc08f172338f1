import { posix } from 'node:path';
import type { Catalog } from '../model/catalog.ts';
import type { Framework } from '../model/component.ts';
import type { Trace } from '../model/detection.ts';
import type { FoundFile } from './look-around.ts';

/** An application that was seen in the folder: of which kind, where, and by what. */
export interface Sighting {
  readonly framework: string;
  /** Folder of the application, relative to the one that was looked at; `.` is that one. */
  readonly path: string;
  /** As a description has it; undefined: the framework's usual one. */
  readonly entry: string | undefined;
  readonly interface: string | undefined;
  readonly sure: Trace['sure'];
  readonly reason: string;
}

const order = { surely: 0, likely: 1, perhaps: 2 } as const;
const usualNames = ['wsgi', 'asgi', 'app', 'application', 'main', 'server', 'index', '__init__'];

/** Every application that the traces of the catalog's frameworks show, the surest first. */
export function sightings(files: readonly FoundFile[], frameworks: Catalog['frameworks']): Sighting[] {
  const found = Object.entries(frameworks).flatMap(([id, { detect }]: [string, Framework]) =>
    (detect?.traces ?? []).flatMap((trace) =>
      files.flatMap((file) => {
        const seen = sightingOf(id, trace, file, files);
        return seen ? [{ ...seen, rank: rankOf(seen, file.path) }] : [];
      }),
    ),
  );
  const sorted = found.sort((left, right) => compare(left.rank, right.rank));
  // A plain callable is what any framework is underneath.
  const told = sorted.filter(({ sure }) => sure !== 'perhaps' || sorted[0]?.sure === 'perhaps');
  const isFirst = ({ framework, entry, path }: Sighting, position: number) =>
    told.findIndex((each) => each.framework === framework && each.entry === entry && each.path === path) === position;
  return told.filter(isFirst).map(({ rank: _, ...sighting }) => sighting);
}

function sightingOf(framework: string, trace: Trace, file: FoundFile, files: readonly FoundFile[]): Sighting | null {
  if (!trace.files.some((pattern) => named(file.path, pattern))) return null;
  const matches = (trace.texts ?? []).map((text) => text.exec(file.text));
  if (matches.includes(null)) return null;
  if (trace.elsewhere && !files.some(({ text }) => trace.elsewhere?.test(text))) return null;
  const root = rootOf(file.path, trace, files);
  const below = root === '.' ? file.path : file.path.slice(root.length + 1);
  const words = {
    ...Object.assign({}, ...matches.map((match) => match?.groups ?? {})),
    file: below,
    module: moduleOf(below),
  };
  return {
    framework,
    path: root,
    entry: trace.entry === undefined ? undefined : filled(trace.entry, words),
    interface: trace.interface,
    sure: trace.sure,
    reason: filled(trace.says, { ...words, file: file.path }),
  };
}

/** Whether a path ends like a pattern of as many parts. */
function named(path: string, pattern: string): boolean {
  const words = pattern.split('*').map((word) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:^|/)${words.join('[^/]*')}$`).test(path);
}

/** Where the application begins: for a Python module the folder that imports are relative to. */
function rootOf(path: string, { above = 0 }: Trace, files: readonly FoundFile[]): string {
  let folder = posix.dirname(path);
  const isPackage = (name: string) => files.some((file) => file.path === `${name}/__init__.py`);
  if (path.endsWith('.py')) while (folder !== '.' && isPackage(folder)) folder = posix.dirname(folder);
  for (let step = 0; step < above; step++) folder = posix.dirname(folder);
  return folder;
}

/** `shop/__init__.py` → `shop`. */
function moduleOf(path: string): string {
  return path.replace(/(?:\/__init__)?\.\w+$/, '').replaceAll('/', '.');
}

function filled(text: string, words: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name) => words[name] ?? '');
}

function rankOf({ sure }: Sighting, path: string): number[] {
  const name = posix.basename(path).replace(/\.\w+$/, '');
  const place = usualNames.indexOf(name);
  return [order[sure], path.split('/').length - (name === '__init__' ? 1 : 0), place < 0 ? usualNames.length : place];
}

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((each, position) => each !== right[position]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
