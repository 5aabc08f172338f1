import { type Removed, down as remove } from '../deploy/down.ts';
import type { OnProgress } from '../model/deployment.ts';
import { nameOf } from './name-of.ts';
import { scopeOf } from './scope-of.ts';
import { sweptEngine } from './swept-engine.ts';

/** Stops and removes one stack, by description or name, or all of a scope; data volumes stay unless asked for. */
export async function down(request: {
  readonly target?: string;
  readonly all?: boolean;
  readonly volumes?: boolean;
  readonly scope?: string;
  readonly onProgress?: OnProgress;
}): Promise<readonly Removed[]> {
  const name = request.target === undefined ? undefined : await nameOf(request.target);
  if (name === undefined && !request.all) throw new TypeError('down needs a target, or all');
  const { volumes = false, onProgress } = request;
  const scope = scopeOf(request.scope);
  return remove({ docker: await sweptEngine(scope), scope, name, volumes, onProgress });
}
