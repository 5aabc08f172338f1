import type { Contribution, ProcessPlan } from '../model/component.ts';
import type { FilePlan } from '../model/plan.ts';
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
  /** A background process alone, which nobody sends requests to. */
  readonly isBeside: boolean;
}

/** One tier with everything when processes share a container, else one for each process; the app's first. */
export function tiers(stack: Stack): Tier[] {
  if (stack.placement === 'separate') return separate(stack);
  const app = stack.server.contribute(stack);
  const web = stack.web.contribute(stack);
  const beside = backgroundProcesses(stack);
  const scripts = stack.supervisor.contribute ? beside.map(scriptOf) : [];
  const supervised =
    stack.supervisor.contribute?.(stack, [...app.processes, ...beside.map(byScript), ...web.processes]) ?? null;
  const supervisor = supervised ?? alone(web.processes);
  const whole: Tier = {
    service: 'stack',
    image: 'stack',
    packages: [...app.packages, ...web.packages, ...supervisor.packages, ...appPackages(stack)],
    files: [...app.files, ...web.files, ...scripts, ...supervisor.files],
    process: supervisor.processes[0] ?? null,
    entrypoint: supervisor.entrypoint,
    hasWeb: web.processes.length > 0,
    hasApp: true,
    isBeside: false,
  };
  return [whole, ...(supervised ? [] : besides(whole, beside))];
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
  const apart = { entrypoint: null, hasWeb: false, hasApp: true, isBeside: false } as const;
  const servers = app.processes.map((process) => ({
    ...app,
    ...apart,
    packages,
    process,
    service: process.name,
    image: 'app' as const,
  }));
  return [
    ...servers,
    ...servers.slice(0, 1).flatMap((server) => besides(server, backgroundProcesses(stack))),
    ...web.processes.map((process) => ({
      ...web,
      ...apart,
      process,
      service: 'web',
      image: 'web' as const,
      hasWeb: true,
      hasApp: false,
      isBeside: false,
    })),
  ];
}

/** What runs beside the app server; unknown programs may leave signals and dead children unhandled. */
function backgroundProcesses({ description }: Stack): ProcessPlan[] {
  return Object.entries(description.app.processes).map(([name, argv]) => ({
    name,
    argv,
    stopSignal: 'SIGTERM',
    needsInit: true,
  }));
}

/** The user's words as a script: a supervisor's own file may not be able to hold them. */
function scriptOf({ name, argv }: ProcessPlan): FilePlan {
  return {
    path: `process-${name}`,
    template: 'docker/process',
    format: 'shell',
    view: { command: [...argv] },
    executable: true,
  };
}

const byScript = (process: ProcessPlan): ProcessPlan => ({ ...process, argv: [`/etc/stack/process-${process.name}`] });

/** A container for each process, of the image that the application is in. */
function besides(like: Tier, processes: readonly ProcessPlan[]): Tier[] {
  return processes.map((process) => ({ ...like, process, service: process.name, hasWeb: false, isBeside: true }));
}

function appPackages({ interface: called, framework, description }: Stack): string[] {
  return [...called.packages, ...(framework?.packages ?? []), ...description.app.packages];
}
