import { dirname, resolve } from 'node:path';
import { isCollection, isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path, Place } from '../model/problem.ts';
import type { Tree } from './compose-tree.ts';
import { placeAt } from './place-at.ts';
import { keyName } from './tree-value.ts';

/** A description's text and where each of its values stands. */
export interface Source {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  /** The absolute folder that its paths are relative to. */
  readonly root: string;
  /** The place of the value at a path, or of its key; where nothing stands there, of its nearest ancestor. */
  locate(path: Path, options?: { readonly key?: boolean }): Place;
}

/** One step into a tree: the key that leads there, where there is one, and the value. */
interface Step {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** Finds the pair of a key in a mapping. */
type FindPair = (map: YAMLMap, key: string) => Step | undefined;

/** The source of a tree. */
export function sourceOf(tree: Tree): Source {
  const find = pairFinder();
  return {
    file: tree.file,
    text: tree.text,
    root: dirname(resolve(tree.file)),
    locate(path, options = {}) {
      let step: Step = { key: null, value: tree.root };
      for (const name of path) {
        const next = child(step.value, name, find);
        if (!next) return stepPlace(tree, step, options.key === true || isCollection(step.value));
        step = next;
      }
      return stepPlace(tree, step, options.key === true);
    },
  };
}

function child(node: Node | null, name: string | number, find: FindPair): Step | undefined {
  if (isMap(node)) return find(node, String(name));
  if (!isSeq(node) || typeof name !== 'number' || !(name in node.items)) return undefined;
  return { key: null, value: node.items[name] as Node };
}

/** Indexes each mapping once: a search of its pairs for every finding would take the square of a hostile text's length. */
function pairFinder(): FindPair {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string | null, Step>>();
  return (map, key) => {
    const index =
      indexes.get(map) ?? new Map((map.items as Pair<Node, Node | null>[]).map((pair) => [keyName(pair.key), pair]));
    indexes.set(map, index);
    return index.get(key);
  };
}

/** A value of several lines is marked by its key; one without a key by its first line. */
function stepPlace(tree: Tree, { key, value }: Step, markKey: boolean): Place {
  const [start, end] = value?.range ?? [0, 0];
  const isEmptyOrLong = start === end || tree.text.slice(start, end).trimEnd().includes('\n');
  const [from, to] = (key && (markKey || isEmptyOrLong) ? key.range : [start, end]) ?? [0, 0];
  return placeAt(tree, from, to);
}
