const phrases: Readonly<Record<string, string>> = { $contains: 'text with', $atMost: 'at most', $atLeast: 'at least' };

/** A demand of a check in words: `one of 200, 204`, `at most 3`, or the value itself. */
export function demandText(demand: unknown): string {
  if (demand === undefined) return 'nothing';
  const [key, value] = typeof demand === 'object' && demand !== null ? (Object.entries(demand)[0] ?? []) : [];
  if (key === '$oneOf' && Array.isArray(value)) return `one of ${value.map((item) => JSON.stringify(item)).join(', ')}`;
  const phrase = key === undefined ? undefined : phrases[key];
  return phrase ? `${phrase} ${JSON.stringify(value)}` : JSON.stringify(demand);
}
