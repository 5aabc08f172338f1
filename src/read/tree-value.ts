import { isAlias, isCollection, isMap, isScalar, type Node, type Pair, type Scalar } from 'yaml';
import type { Path, Problem } from '../model/problem.ts';
import type { Tree } from './compose-tree.ts';
import { fault } from './fault.ts';
import { placeAt } from './place-at.ts';

const maxProblems = 10;

/** The plain value of a tree, and what YAML can say that a description may not: anchors, tags, keys twice or not text. */
export function treeValue(tree: Tree): { value: unknown; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const value = plainOf(tree.root, []);
  return { value, problems: fewOf(problems) };

  function plainOf(node: Node | null, path: Path): unknown {
    if (node === null) return null;
    problems.push(...refuseProperties(tree, node));
    if (isMap(node)) return plainMap(node.items as Pair<Node, Node | null>[], path);
    if (isCollection(node)) return node.items.map((item, index) => plainOf(item as Node | null, [...path, index]));
    return isScalar(node) ? plainScalar(node, path) : null;
  }

  function plainMap(pairs: readonly Pair<Node, Node | null>[], path: Path): Record<string, unknown> {
    const keys = new Map<string, Node>();
    const map: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const name = keyName(key);
      const first = keys.get(name ?? '');
      problems.push(...refuseProperties(tree, key));
      if (name === null || name === '__proto__') problems.push(oddKey(tree, key));
      else if (first) problems.push(twice(tree, name, [first, key]));
      else {
        keys.set(name, key);
        map[name] = plainOf(value, [...path, name]);
      }
    }
    return map;
  }
}

/** A text that is full of them would bury what else is wrong. */
function fewOf(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - maxProblems;
  if (more <= 1) return problems;
  const summary = `${more} more that YAML can say and a description may not`;
  return [...problems.slice(0, maxProblems), { kind: 'description', summary, places: [], notes: [] }];
}

/** A key as its text, or null for a key that is a list, a mapping or nothing. */
export function keyName(key: unknown): string | null {
  if (!isScalar(key) || key.value === null) return null;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

/** Variables are text, kept as written: `3.10` is not 3.1 and `True` not true. */
function plainScalar(node: Scalar, path: Path): unknown {
  const isVariable = path.length === 3 && path[0] === 'app' && path[1] === 'env';
  return isVariable && node.value !== null && node.source !== undefined && typeof node.value !== 'string'
    ? node.source
    : node.value;
}

/** What stands before a node (`&name`, `!tag`) or in its place (`*name`). */
function refuseProperties(tree: Tree, node: Node): Problem[] {
  const [start, end] = node.range ?? [0, 1];
  if (isAlias(node)) return [fault(tree, [start, end], 'aliases (*) are not read', ['Write the value out.'])];
  if (!(node as Scalar).anchor && !node.tag) return [];
  const before = tree.text.slice(Math.max(0, start - 200), start);
  const mark = /(?<=^|[\s[{,])[&!]\S*(\s+[&!]\S*)?\s*$/.exec(before)?.[0] ?? '';
  const range = [start - mark.length, end];
  return (node as Scalar).anchor
    ? [fault(tree, range, 'anchors (&) are not read', ['Write the value out where it is used.'])]
    : [fault(tree, range, 'tags (!) are not read', ['Quotes make a value text.'])];
}

function oddKey(tree: Tree, key: Node): Problem {
  const isText = keyName(key) !== null;
  return fault(
    tree,
    key.range ?? [0],
    isText ? `unknown key ${keyName(key)}` : 'a key is plain text',
    isText ? [] : ['Write it as "key: value".'],
  );
}

function twice(tree: Tree, name: string, nodes: readonly Node[]): Problem {
  const places = nodes.map((node) => placeAt(tree, node.range?.[0] ?? 0, node.range?.[1] ?? 0));
  const notes = ['Keep the one that is meant.'];
  return { kind: 'description', summary: `the key ${name} stands here twice`, places, notes };
}
