import { isDeepStrictEqual } from 'node:util';
import { byService } from '../../lib/by-service.ts';
import { eventually } from '../../lib/eventually.ts';
import { lastingServices } from '../../lib/lasting-services.ts';
import { openPorts } from '../../lib/open-ports.ts';
import type { Check, Lab, LabFacts } from '../../model/check.ts';

/** Container ports that listen on other than loopback addresses, and those that the engine publishes. */
type Reach = Readonly<Record<'open' | 'published', readonly number[]>>;

/** Whoever reaches an app server's port goes around the web server, and with the uwsgi protocol can run code. */
export const appNotReachable: Check = {
  title: 'Only the front door is open',
  app: 'own',
  when: 'any',
  // Of several servers the others may come up after the first has answered.
  observe: (lab) =>
    byService(lastingServices(lab.plan), (service) =>
      eventually(
        () => reachOf(lab, service),
        (reach) => isDeepStrictEqual(reach, planned(lab, service)),
        3000 * lab.pace,
      ),
    ),
  expected: (facts) =>
    Object.fromEntries(lastingServices(facts.plan).map((service) => [service, planned(facts, service)])),
};

async function reachOf({ engine }: Lab, service: string): Promise<Reach> {
  const { output } = await engine.exec(service, ['cat', '/proc/net/tcp', '/proc/net/tcp6']);
  const { published } = await engine.inspect(service);
  return { open: openPorts(output), published: [...published].sort((left, right) => left - right) };
}

/** The app's own container has a port open when it is dialled over TCP, on a network of it and the web server alone. */
function planned({ stack, plan }: LabFacts, service: string): Reach {
  const { containerPort, containerTlsPort } = plan.entry;
  const door = [containerPort, ...(containerTlsPort === null ? [] : [containerTlsPort])];
  if (service === plan.entry.service) return { open: door, published: door };
  const listening = stack.backends.find(({ name }) => name === service)?.listening;
  return { open: listening?.transport === 'tcp' ? [listening.port] : [], published: [] };
}
