import type { Contribution, ProcessPlan } from '../model/component.ts';
import type { Stack } from '../model/stack.ts';

/** What of a web server, an app server and a supervisor ends up in one image and container. */
export interface Tier extends Contribution {
  /** The Compose service. */
  readonly service: 'stack' | 'web' | 'app';
  readonly entrypoint: readonly string[] | null;
  readonly hasWeb: boolean;
  readonly hasApp: boolean;
}

/** One tier with everything when processes share a container, else one for each process; the app's first. */
export function tiers(stack: Stack): Tier[] {
  const app = stack.server.contribute(stack);
  const web = stack.web.contribute(stack);
  if (stack.placement === 'separate' || stack.supervisor.contribute === null) {
    const own: Tier = {
      ...app,
      packages: [...app.packages, ...appPackages(stack)],
      service: 'app',
      entrypoint: null,
      hasWeb: false,
      hasApp: true,
    };
    return web.process === null
      ? [own]
      : [own, { ...web, service: 'web', entrypoint: null, hasWeb: true, hasApp: false }];
  }
  const processes = [app.process, web.process].filter((process): process is ProcessPlan => process !== null);
  const supervisor = stack.supervisor.contribute(stack, processes);
  return [
    {
      service: 'stack',
      packages: [...app.packages, ...web.packages, ...supervisor.packages, ...appPackages(stack)],
      files: [...app.files, ...web.files, ...supervisor.files],
      process: supervisor.process,
      entrypoint: supervisor.entrypoint,
      hasWeb: web.process !== null,
      hasApp: true,
    },
  ];
}

function appPackages({ interface: called, framework, description }: Stack): string[] {
  return [...called.packages, ...(framework?.packages ?? []), ...description.app.packages];
}
