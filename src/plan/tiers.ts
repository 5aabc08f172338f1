import type { Contribution, ProcessPlan } from '../model/component.ts';
import type { Stack } from '../model/stack.ts';

/** What of a web server, an app server and a supervisor ends up in one container. */
export interface Tier extends Omit<Contribution, 'processes'> {
  /** The Compose service: `stack`, `web`, `app`, or `app-1` and so on. */
  readonly service: string;
  /** Containers that differ in nothing but their process share an image. */
  readonly image: 'stack' | 'web' | 'app';
  readonly process: ProcessPlan | null;
  readonly entrypoint: readonly string[] | null;
  readonly hasWeb: boolean;
  readonly hasApp: boolean;
}

/** One tier with everything when processes share a container, else one for each process; the app's first. */
export function tiers(stack: Stack): Tier[] {
  if (stack.placement === 'separate') return separate(stack);
  const app = stack.server.contribute(stack);
  const web = stack.web.contribute(stack);
  const processes = [...app.processes, ...web.processes];
  const supervisor = stack.supervisor.contribute?.(stack, processes) ?? alone(processes);
  return [
    {
      service: 'stack',
      image: 'stack',
      packages: [...app.packages, ...web.packages, ...supervisor.packages, ...appPackages(stack)],
      files: [...app.files, ...web.files, ...supervisor.files],
      process: supervisor.processes[0] ?? null,
      entrypoint: supervisor.entrypoint,
      hasWeb: web.processes.length > 0,
      hasApp: true,
    },
  ];
}

/** The app server is a module of the web server: there is one process, and nothing to supervise. */
function alone(processes: readonly ProcessPlan[]) {
  return { packages: [], files: [], processes, entrypoint: null };
}

/** The first tier of each image: the others differ in what they run, not in what they are built from. */
export function builtTiers(parts: readonly Tier[]): Tier[] {
  return parts.filter(({ image }, position) => parts.findIndex((part) => part.image === image) === position);
}

function separate(stack: Stack): Tier[] {
  const app = stack.server.contribute(stack);
  const web = stack.web.contribute(stack);
  const packages = [...app.packages, ...appPackages(stack)];
  const apart = { entrypoint: null, hasWeb: false, hasApp: true } as const;
  return [
    ...app.processes.map((process) => ({
      ...app,
      ...apart,
      packages,
      process,
      service: process.name,
      image: 'app' as const,
    })),
    ...web.processes.map((process) => ({
      ...web,
      ...apart,
      process,
      service: 'web',
      image: 'web' as const,
      hasWeb: true,
      hasApp: false,
    })),
  ];
}

function appPackages({ interface: called, framework, description }: Stack): string[] {
  return [...called.packages, ...(framework?.packages ?? []), ...description.app.packages];
}
