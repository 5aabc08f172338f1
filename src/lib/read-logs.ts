interface Logged {
  readonly plan: { readonly containers: readonly { readonly service: string; readonly once: boolean }[] };
  readonly engine: { logs(service: string): Promise<readonly string[]> };
}

/** The log lines so far of all services that keep running, one service after the other. */
export async function readLogs({ plan, engine }: Logged): Promise<string[]> {
  const services = plan.containers.filter((container) => !container.once).map((container) => container.service);
  return (await Promise.all(services.map((service) => engine.logs(service)))).flat();
}
