/** One visit; its number is in the data volume. */
export async function visit(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(5000) });
  const text = await answer.text();
  const count = Number(/^visit (\d+)$/.exec(text)?.[1]);
  if (!count) throw new Error(`${url} answers ${answer.status}: ${text.slice(0, 80)}`);
  return count;
}
