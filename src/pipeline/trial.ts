import { connect } from '../deploy/connect.ts';
import { down } from '../deploy/down.ts';
import { engineHost } from '../deploy/engine-host.ts';
import { leftBehind } from '../deploy/left-behind.ts';
import { TEST_SCOPE } from '../deploy/leftovers.ts';
import { up } from '../deploy/up.ts';
import { whenBack } from '../deploy/when-back.ts';
import type { Check, Observation } from '../model/check.ts';
import type { Deployment, OnProgress } from '../model/deployment.ts';
import type { Stack } from '../model/stack.ts';
import { observe } from '../observe/observe.ts';
import { openLab } from '../observe/open-lab.ts';
import { checksOf } from './checks-of.ts';
import { filesOf } from './files-of.ts';
import { limitsOf } from './limits-of.ts';

/** A stack to start once, and the checks to make of it. */
export interface TrialRequest {
  readonly stack: Stack;
  readonly root: string;
  /** The folder that stands in for `app.path`; null: the user's own. */
  readonly appFolder: string | null;
  readonly name: string;
  /** Which checks: those of the user's app, those that need the probe app, or both when the app is the probe. */
  readonly apps: readonly Check['app'][];
  readonly only?: string;
  /** Leaves the stack up. */
  readonly keep?: boolean;
  /** Hears of a stack that is left up. */
  readonly onKept?: (deployment: Deployment) => void;
  readonly onProgress?: OnProgress;
  /** Hears of each observation, in order. */
  readonly onObservation?: (observation: Observation) => void;
  readonly signal?: AbortSignal;
}

/** What was seen, and how long the stack took to answer; null where no check was to be made. */
export interface Trial {
  readonly observations: readonly Observation[];
  readonly upSeconds: number | null;
}

/** Starts a stack with throw-away volumes in a scope of its own, observes it and takes it down. */
export async function trial(request: TrialRequest): Promise<Trial> {
  const { stack, apps, only, signal, onObservation } = request;
  const checks = chosen(stack, only);
  const concerned = Object.values(checks).some((check) => apps.includes(check.app));
  if (!concerned && !request.keep) return { observations: [], upSeconds: null };
  const docker = await connect();
  const app = request.appFolder === null ? 'your app' : 'the probe app';
  request.onProgress?.({ step: stack.name, state: 'note', detail: `with ${app}` });
  const deployment = await start(docker, request);
  try {
    const lab = openLab(stack, deployment);
    const observations: Observation[] = [];
    for (const app of apps)
      observations.push(...(await observe({ checks, lab, app, limits: limitsOf(stack), onObservation, signal })));
    return { observations, upSeconds: deployment.seconds };
  } finally {
    if (request.keep) request.onKept?.(deployment);
    else await remove(docker, deployment);
  }
}

/** Also when the engine was restarted meanwhile; throws what may be left when it is gone. */
async function remove(docker: Connected, { plan, options }: Deployment): Promise<void> {
  const work = () => down({ docker, name: options.name, scope: TEST_SCOPE, volumes: true });
  await whenBack(docker, work).catch(async (error) => {
    throw await leftBehind({ docker, plan, options }, error);
  });
}

type Connected = Awaited<ReturnType<typeof connect>>;

async function start(docker: Connected, request: TrialRequest): Promise<Deployment> {
  const { stack, root, appFolder, name, onProgress, signal } = request;
  const { plan, files } = filesOf(stack);
  const appPath = stack.description.app.path;
  const throwAway = request.keep !== true;
  // Elsewhere it has to be reached from here, for as long as the checks take.
  const address = engineHost(docker) === null ? undefined : '0.0.0.0';
  const options = { name, scope: TEST_SCOPE, root, appFolder, appPath, port: 0, tlsPort: 0, address, throwAway };
  return up({ docker, plan, files, options, onProgress, signal });
}

function chosen(stack: Stack, only: string | undefined): Record<string, Check> {
  return Object.fromEntries(Object.entries(checksOf(stack)).filter(([id]) => only === undefined || id === only));
}
