import { closest } from '../lib/closest.ts';
import type { Unserved } from '../model/component.ts';
import type { Finding, Path } from '../model/problem.ts';

/** Where a name stands, what it should name, and the names that are known for what no stack can be made with. */
interface Place {
  readonly path: Path;
  readonly what: string;
  readonly unserved?: Readonly<Record<string, Unserved>>;
}

/** The named entry of a shelf with its id, or a finding that names what there is and the nearest spelling. */
export function pick<T extends object>(
  shelf: Readonly<Record<string, T>>,
  name: string,
  at: Place,
): { found: (T & { id: string }) | null; findings: Finding[] } {
  const entry = Object.hasOwn(shelf, name) ? shelf[name] : undefined;
  if (entry) return { found: { ...entry, id: name }, findings: [] };
  const known = knownAs(name, at.unserved ?? {});
  return { found: null, findings: [known ? unserved(known, at) : unknown(Object.keys(shelf), name, at)] };
}

function unknown(ids: readonly string[], name: string, { path, what }: Place): Finding {
  const near = closest(name, ids);
  const notes = [...(near ? [`Did you mean ${near}?`] : []), `There is: ${ids.join(', ') || 'none'}.`];
  return { summary: `no ${what} is called ${JSON.stringify(name)}`, paths: [path], notes };
}

function unserved({ title, why, instead }: Unserved, { path }: Place): Finding {
  return {
    summary: `no stack can be made with ${title}`,
    paths: [path],
    notes: [why, `What does its work here: ${instead.join(', or ')}.`],
  };
}

/** By its id or its title, however they are spelt: `mod-python`, `ModPython`. */
function knownAs(name: string, shelf: Readonly<Record<string, Unserved>>): Unserved | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.entries(shelf).find(([id, { title }]) => [id, title].map(plain).includes(plain(name)))?.[1];
}
