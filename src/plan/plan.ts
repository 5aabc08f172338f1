import type { FrontDoor, NetworkPlan, Plan, VolumePlan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import { collectedVolumes } from './collected-volumes.ts';
import { composeFile } from './compose-file.ts';
import { containers } from './containers.ts';
import { images } from './images.ts';
import { readmeFile } from './readme-file.ts';
import { builtTiers, tiers } from './tiers.ts';

/** Stack → Plan: where each process runs, what is built, mounted, published and rendered. Pure and deterministic. */
export function plan(stack: Stack): Plan {
  const parts = tiers(stack);
  const built = images(stack, parts);
  const half = {
    name: stack.name,
    folder: stack.folder,
    entry: frontDoor(stack),
    images: built.images,
    containers: containers(stack, parts),
    networks: networks(stack),
    volumes: volumes(stack),
  };
  const files = [...builtTiers(parts).flatMap((part) => part.files), ...built.files];
  const whole = [...files, composeFile(stack, half), readmeFile(stack, half)];
  return { ...half, files: whole.sort((left, right) => (left.path < right.path ? -1 : 1)) };
}

function frontDoor(stack: Stack): FrontDoor {
  const { listen } = stack.description;
  return {
    service: stack.placement === 'shared' ? 'stack' : stack.web.stands ? 'web' : 'app',
    address: listen.address,
    port: listen.port,
    tlsPort: listen.tls?.port ?? null,
    containerPort: 8080,
    containerTlsPort: listen.tls ? 8443 : null,
    host: stack.front.host,
    health: stack.health,
  };
}

function networks(stack: Stack): NetworkPlan[] {
  const { app, networks: joined } = stack.description;
  const apart = stack.placement === 'separate' && stack.web.stands;
  return [
    { name: 'edge', kind: app.egress && !apart ? 'open' : 'edge' },
    ...(apart && stack.transport === 'tcp' ? [{ name: 'app', kind: 'internal' } as const] : []),
    ...(apart && app.egress ? [{ name: 'egress', kind: 'open' } as const] : []),
    ...joined.map((name) => ({ name, kind: 'external' }) as const),
  ];
}

function volumes(stack: Stack): VolumePlan[] {
  const { app } = stack.description;
  const apart = stack.placement === 'separate' && stack.web.stands;
  return [
    ...Object.keys(app.volumes).map((name) => ({ name, kind: 'data' }) as const),
    ...collectedVolumes(stack).map(({ volume }) => ({ name: volume, kind: 'collected' }) as const),
    ...(apart && stack.transport === 'unix' ? [{ name: 'sockets', kind: 'sockets' } as const] : []),
  ];
}
