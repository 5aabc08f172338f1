import { byService } from '../../lib/by-service.ts';
import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check, Lab } from '../../model/check.ts';

const tight = {
  capabilities: '0000000000000000',
  boundingSet: '0000000000000000',
  noNewPrivileges: '1',
  root: 'read-only',
};

/** What the kernel says of each container's first process, and what happens to who writes beside the mounts. */
export const posture: Check = {
  title: 'No capabilities, no new privileges, a read-only root',
  app: 'own',
  when: 'any',
  observe: (lab) => byService(lastingServices(lab.plan), (service) => postureOf(lab, service)),
  expected: ({ plan }) => Object.fromEntries(lastingServices(plan).map((service) => [service, tight])),
};

async function postureOf({ engine }: Lab, service: string) {
  const { output: status } = await engine.exec(service, ['cat', '/proc/1/status']);
  const { output: touched } = await engine.exec(service, ['touch', '/stackwright-was-here']);
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? null;
  return {
    capabilities: field('CapEff'),
    boundingSet: field('CapBnd'),
    noNewPrivileges: field('NoNewPrivs'),
    root: touched.includes('Read-only file system') ? 'read-only' : touched.trim() || 'writable',
  };
}
