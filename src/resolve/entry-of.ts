import { withArticle } from '../lib/with-article.ts';
import type { Interface } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Components } from './resolve.ts';

const object = { is: 'module:object', note: 'Write entry: module:object, or module:factory() to call it.' };

/** How an entry is written for an interface; Python's way while that is unknown. */
function wayOf(called: Interface | null) {
  if (called === null || called.entry === 'object') return object;
  return { is: 'a file of the app', note: `Write the path below app.path: entry: ${called.usualEntry}.` };
}

/** pip installs for Python alone. */
export function needlessPip({ app }: Description, called: Interface | null): Finding[] {
  if (called === null || called.pip || app.requirements === undefined) return [];
  const summary = `requirements is for Python: ${withArticle(called.title)} application has none`;
  return [{ summary, paths: [['app', 'requirements']], notes: ['Debian packages go into app.packages.'], key: true }];
}

/** Where the application stands, as the description says or as its framework has it; in the way of its interface, once that is known. */
export function entryOf(
  { app }: Description,
  { framework }: Components,
  called: Interface | null,
): { entry: string | null; findings: Finding[] } {
  const entry = app.entry ?? framework?.defaults.entry;
  const way = wayOf(called);
  if (entry === undefined) {
    const unusual = framework ? [`${framework.title} applications have no usual one.`] : [];
    const notes = [way.note, ...unusual];
    return { entry: null, findings: [{ summary: 'app.entry is missing', paths: [['app']], notes, key: true }] };
  }
  if (called === null || (called.entry === 'object') === entry.includes(':')) return { entry, findings: [] };
  const summary = `${withArticle(called.title)} application's entry is ${way.is}`;
  return { entry: null, findings: [{ summary, paths: [['app', 'entry']], notes: [way.note] }] };
}
