import type { Json } from '../../src/model/json.ts';

/** Every text of a structure with the names that lead there: `/http/server/server_name=example.org`. Order is dropped. */
export function places(tree: Json, path = ''): string[] {
  if (Array.isArray(tree)) {
    const name = typeof tree[0] === 'string' ? `${path}/${tree[0]}` : path;
    return tree.flatMap((item) => places(item, name));
  }
  if (tree !== null && typeof tree === 'object')
    return Object.entries(tree).flatMap(([key, item]) => [`${path}.${key}`, ...places(item, `${path}.${key}`)]);
  return [`${path}=${tree}`];
}

/** What a value was and is: texts, or the words of a command, or numbers that many others follow from. */
export interface Change {
  readonly was: unknown;
  readonly is: unknown;
}

/** What of the places differs from those before, with the new value in the place of the old one; empty when nothing does. */
export function difference(before: readonly string[], after: readonly string[], change: Change): string[] {
  const [expected, seen] = [expectedOf(before, change), typeof change.is === 'number' ? after.map(masked) : after];
  return [
    ...without(expected, seen).map((place) => `- ${place}`),
    ...without(seen, expected).map((place) => `+ ${place}`),
  ];
}

function expectedOf(before: readonly string[], { was, is }: Change): readonly string[] {
  if (typeof is === 'number') return before.map(masked);
  if (Array.isArray(is) && Array.isArray(was)) {
    return withCommand(before, was, is);
  }
  const pairs = pairsOf(was, is);
  const known = [...pairs.keys()].map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const pattern = new RegExp(known.join('|'), 'g');
  return pairs.size === 0 ? before : before.map((place) => place.replace(pattern, (text) => pairs.get(text) ?? text));
}

/** A command's words, where the first of them names the place of all, or another word before it does. */
function withCommand(before: readonly string[], was: readonly string[], is: readonly string[]): readonly string[] {
  const [command = ''] = was;
  const names = (place: string) => place.includes(`/${command}=`);
  const own = (place: string) => names(place) || was.some((word) => place.endsWith(`=${word}`));
  const ways = [
    ...new Set(before.filter(names).map((place) => `${place.slice(0, place.indexOf(`/${command}=`))}/${is[0]}`)),
    ...before
      .filter((place) => !names(place) && place.endsWith(`=${command}`))
      .map((place) => place.slice(0, -command.length - 1)),
  ];
  return [...before.filter((place) => !own(place)), ...ways.flatMap((way) => is.map((word) => `${way}=${word}`))];
}

/** Which text stands for which: an entry also goes into files as its two halves, a mapping value by value. */
function pairsOf(was: unknown, is: unknown): Map<string, string> {
  if (typeof was === 'object' && was !== null)
    return new Map(
      Object.entries(was).flatMap(([key, each]) => [...pairsOf(each, (is as Record<string, unknown> | null)?.[key])]),
    );
  const [left = '', right = ''] = String(was).split(':');
  const [isLeft = '', isRight = ''] = String(is).split(':');
  const halves = /^zq\w+:zq\w+$/.test(String(was))
    ? ([
        [left, isLeft],
        [right, isRight],
      ] as const)
    : [];
  return new Map([[String(was), String(is)], ...halves]);
}

/** Numbers of which many others are derived. */
const masked = (place: string) => place.replace(/\d+(?:\.\d+)?[kmg]?/g, '#');

/** What one list has more often than another. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of other) counts.set(each, (counts.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const left = counts.get(each) ?? 0;
    counts.set(each, left - 1);
    return left <= 0;
  });
}
