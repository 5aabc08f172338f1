import type { CST } from 'yaml';

/** Every token of a text with its depth, found without recursion: before anything recurses over the text. */
export function* everyToken(tokens: readonly CST.Token[]): Generator<{ token: CST.Token; depth: number }> {
  const pending = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const depth = next.depth + ('items' in next.token ? 1 : 0);
    for (const token of childrenOf(next.token)) pending.push({ token, depth });
  }
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value]).filter((child) => child !== null && child !== undefined);
}
