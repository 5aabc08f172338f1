/** Maps each service, all at once, into a record by its name. */
export async function byService<T>(
  services: readonly string[],
  map: (service: string) => Promise<T>,
): Promise<Record<string, T>> {
  const entries = services.map(async (service) => [service, await map(service)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
