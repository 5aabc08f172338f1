import { posix } from 'node:path';
import type { Catalog } from '../model/catalog.ts';
import type { Detection } from '../model/detection.ts';
import { healthOf } from './health-of.ts';
import type { FoundFile } from './look-around.ts';
import type { Sighting } from './sightings.ts';

/** One line of a description: the fields that lead to it, what stands there, and why. */
export interface Choice {
  readonly field: readonly string[];
  readonly value: string | readonly string[] | Readonly<Record<string, string>>;
  readonly reason: string;
}

/** The files of a folder, and the way to it from the description. */
export interface Looked {
  readonly files: readonly FoundFile[];
  readonly from: string;
}

/** What was seen of an application, as the beginning of a description. */
export function appChoices(
  { framework, path, entry, interface: called, reason }: Sighting,
  { files, from }: Looked,
  catalog: Catalog,
): Choice[] {
  const {
    title,
    detect = { traces: [] },
    defaults,
    mode,
  } = catalog.frameworks[framework] as Catalog['frameworks'][string];
  const several = [mode.provides?.app?.[0]?.interface ?? []].flat().length > 1;
  const own = files.filter((file) => path === '.' || file.path.startsWith(`${path}/`));
  const health = healthOf(own, detect);
  const app = (field: string, value: Choice['value'], why: string) => ({ field: ['app', field], value, reason: why });
  return [
    app('path', posix.join(from, path), 'The application begins there.'),
    app('framework', framework, reason),
    ...(several && called ? [app('interface', called, `${title} has several; this is what the entry is.`)] : []),
    ...(entry === undefined
      ? []
      : [app('entry', entry, entry === defaults.entry ? `It is ${title}'s usual one.` : loaded(entry))]),
    ...installed({ files, from }, app),
    ...(files.some((file) => file.path === '.env')
      ? [app('env_file', posix.join(from, '.env'), 'The variables stay out of the image.')]
      : []),
    ...statics({ framework: title, path, entry }, own, { detect, app }),
    app('health', health.path, health.reason),
    ...hosts(own, detect),
  ];
}

function loaded(entry: string): string {
  return entry.includes(':') ? 'Servers import it by this name.' : 'Servers load this file.';
}

type App = (field: string, value: Choice['value'], why: string) => Choice;

function installed({ files, from }: Looked, app: App): Choice[] {
  const isNeeded = files.some(({ path, text }) => path === 'requirements.txt' && /^\s*[^\s#]/m.test(text));
  if (!isNeeded) return [];
  const wheel = files.find(({ path }) => /^[^/]+\/[^/]+\.whl$/.test(path));
  return [
    app('requirements', posix.join(from, 'requirements.txt'), 'pip installs it when the image is built.'),
    ...(wheel
      ? [app('wheels', posix.join(from, posix.dirname(wheel.path)), 'pip takes these and asks no index.')]
      : []),
  ];
}

function statics(
  { framework, path, entry }: { framework: string; path: string; entry: string | undefined },
  files: readonly FoundFile[],
  { detect, app }: { detect: Detection; app: App },
): Choice[] {
  if (!detect.static) return [];
  const { prefix, folder } = detect.static;
  const module = (entry ?? '').split(':')[0]?.replaceAll('.', '/') ?? '';
  const home = files.some((file) => file.path === posix.join(path, module, '__init__.py'))
    ? module
    : posix.dirname(module);
  const below = posix.join(home, folder);
  if (!files.some((file) => file.path.startsWith(`${posix.join(path, below)}/`))) return [];
  return [app('static', { [prefix]: below }, `${framework} serves it there; the web server is quicker.`)];
}

function hosts(files: readonly FoundFile[], detect: Detection): Choice[] {
  for (const { path, text } of files) {
    const names = [...(detect.hosts?.exec(text)?.[1] ?? '').matchAll(/["']([a-z0-9][a-z0-9.-]*)["']/g)].map(
      (match) => match[1] ?? '',
    );
    if (names.length > 0) return [{ field: ['hosts'], value: names, reason: `${path} answers to no others.` }];
  }
  return [];
}
