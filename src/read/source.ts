import { dirname, resolve } from 'node:path';
import { isCollection, isMap, isSeq, type Node, type Pair, type ParsedNode } from 'yaml';
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

/** The source of a tree. */
export function sourceOf(tree: Tree): Source {
  const keysOf = new WeakMap<Node, ReadonlyMap<string | null, Pair<ParsedNode, ParsedNode | null>>>();
  return {
    file: tree.file,
    text: tree.text,
    root: dirname(resolve(tree.file)),
    locate(path, options = {}) {
      const { step, found } = walk(path);
      return stepPlace(tree, step, options.key === true || (!found && isCollection(step.value)));
    },
  };

  function walk(path: Path): { step: Step; found: boolean } {
    let step: Step = { key: null, value: tree.root };
    for (const name of path) {
      const next = child(step.value, name);
      if (!next) return { step, found: false };
      step = next;
    }
    return { step, found: true };
  }

  function child(node: Node | null, name: string | number): Step | null {
    if (isSeq(node))
      return typeof name === 'number' && name in node.items ? { key: null, value: node.items[name] as Node } : null;
    if (!isMap(node)) return null;
    const pairs = node.items as Pair<ParsedNode, ParsedNode | null>[];
    const keys = keysOf.get(node) ?? new Map(pairs.map((pair) => [keyName(pair.key), pair]));
    keysOf.set(node, keys);
    return keys.get(String(name)) ?? null;
  }
}

/** A value of several lines is marked by its key; one without a key by its first line. */
function stepPlace(tree: Tree, { key, value }: Step, markKey: boolean): Place {
  const [start, end] = value?.range ?? [0, 0];
  const isEmptyOrLong = start === end || tree.text.slice(start, end).trimEnd().includes('\n');
  const [from, to] = (key && (markKey || isEmptyOrLong) ? key.range : [start, end]) ?? [0, 0];
  return placeAt(tree, from, to);
}
