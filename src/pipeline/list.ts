import { connect } from '../deploy/connect.ts';
import { type Listed, list as listed } from '../deploy/list.ts';
import { scopeOf } from './scope-of.ts';
import { sweptEngine } from './swept-engine.ts';

/** The stacks of a scope, from the engine's labels. */
export async function list(request: {
  readonly scope?: string;
  /** Only looks: what killed runs have left stays and is listed. */
  readonly asIs?: boolean;
}): Promise<readonly Listed[]> {
  const scope = scopeOf(request.scope);
  return listed({ docker: await (request.asIs ? connect() : sweptEngine(scope)), scope });
}
