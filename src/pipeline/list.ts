import { connect } from '../deploy/connect.ts';
import { type Listed, list as listed } from '../deploy/list.ts';
import { scopeOf } from './scope-of.ts';

/** The stacks of a scope, from the engine's labels. */
export async function list(request: { readonly scope?: string }): Promise<readonly Listed[]> {
  return listed({ docker: await connect(), scope: scopeOf(request.scope) });
}
