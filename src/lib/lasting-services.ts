/** The services that keep running, in the order they start. */
export function lastingServices(plan: {
  readonly containers: readonly { readonly service: string; readonly once: boolean }[];
}): string[] {
  return plan.containers.filter((container) => !container.once).map((container) => container.service);
}
