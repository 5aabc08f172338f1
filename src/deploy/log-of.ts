import type { ContainerPlan, Plan } from '../model/plan.ts';

/** What the log of a service is read with. */
export function logOf({ containers }: Plan, service: string): Required<ContainerPlan>['log'] {
  return containers.find((container) => container.service === service)?.log ?? { chatter: null, ended: null };
}
