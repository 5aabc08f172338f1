import type { Limit } from '../model/component.ts';
import type { Choices } from '../model/stack.ts';

/** The declared limits of the stack's components that concern this combination of them. */
export function limitsOf(stack: Choices): Limit[] {
  const facets: Record<string, unknown> = {
    ...stack.link,
    web: stack.web.id,
    server: stack.server.id,
    worker: stack.server.worker,
    supervisor: stack.supervisor.id,
    placement: stack.placement,
    interface: stack.interface.id,
  };
  const concerned = (limit: Limit) =>
    Object.entries(limit.concerns).every(([facet, value]) => [value].flat().includes(facets[facet] as never));
  return [
    stack.web,
    stack.server,
    stack.supervisor,
    stack.protocol,
    stack.interface,
    ...(stack.framework ? [stack.framework] : []),
  ]
    .flatMap((component) => component.limits ?? [])
    .filter(concerned);
}
